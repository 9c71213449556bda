"""However many visits and people a report takes: no word is lost, none is overwritten unseen."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives import closing_report as writing
from kernel.workflow import STALE, Refusal
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
SECTIONS = {"words": "words", "numbers": "people_how"}
visits = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([*SECTIONS]), st.booleans(), st.integers(0, 3)),
    max_size=14,
)


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage="implementation")


@pytest.fixture
def team(initiative):
    """The lead and two members."""
    return [initiative.lead, *(TeamMemberFactory(initiative=initiative).user for _ in range(2))]


def visit(initiative, person, section, seen, words):
    """One press of "save"; the mark of what stands afterwards, or none where it was refused."""
    try:
        said = {SECTIONS[section]: words}
        writing.save_section(initiative, section, by=person, seen=seen, **said)
    except Refusal as refusal:
        if refusal.code != STALE:
            raise
        return None
    return writing.mark_of(initiative, section)


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(told=visits)
def test_a_save_counts_if_and_only_if_its_writer_saw_what_stood_there(initiative, team, told):
    stands = dict.fromkeys(SECTIONS, "")
    with transaction.atomic():
        pages = {(n, s): (writing.mark_of(initiative, s), "") for n in range(3) for s in SECTIONS}
        for who, section, looks_first, number in told:
            if looks_first:
                pages[who, section] = (writing.mark_of(initiative, section), stands[section])
            seen, read = pages[who, section]
            words = f"сөз {number}"
            mark = visit(initiative, team[who], section, seen, words)
            assert (mark is not None) == (read == stands[section] or words == stands[section])
            if mark is not None:
                stands[section], pages[who, section] = words, (mark, words)
        held = writing.being_written(initiative)
        for section, name in SECTIONS.items():
            assert getattr(held, name, "") == stands[section]
        transaction.set_rollback(True)


def test_without_its_mark_a_save_overwrites_what_nobody_has_seen(initiative, team):
    """The twin: this is what the mark is for."""
    seen = writing.mark_of(initiative, "words")
    visit(initiative, team[1], "words", seen, "Мүшенің сөзі")

    assert visit(initiative, team[0], "words", seen, "Жетекшінің сөзі") is None
    assert visit(initiative, team[0], "words", None, "Жетекшінің сөзі")
    assert writing.being_written(initiative).words == "Жетекшінің сөзі"
