"""A flag: once for each person and thing, and the first one calls the moderators."""

import pytest
from django.db import IntegrityError, transaction

from community import flagging
from community.models import Decision, DecisionStage, Flag
from kernel.workflow import Refusal
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.community import flagged, make
from tests.factories.initiatives import (
    EvidenceFactory,
    InitiativeFactory,
    ProblemFactory,
    ProblemPhotoFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem():
    return ProblemFactory(confirmed=True)


def test_everything_people_add_can_be_flagged(problem):
    initiative = InitiativeFactory(at_stage="submitted")
    things = [
        problem,
        initiative,
        ProblemPhotoFactory(problem=problem),
        EvidenceFactory(initiative=initiative),
    ]

    decisions = [flagged(thing) for thing in things]

    assert [d.kind for d in decisions] == ["problem", "initiative", "photo", "evidence"]
    assert [d.subject for d in decisions] == things
    assert decisions[2].number == problem.number


def test_the_first_flag_puts_a_thing_on_the_queue_and_the_next_ones_are_counted(problem):
    decision = flagged(problem)
    flagged(problem, breach="untrue")
    flagged(problem)

    assert decision.stage == DecisionStage.WAITING
    assert decision.due_at is not None
    assert decision.journal().count() == 1
    counted = Flag.objects.of(problem).counted_by_breach()
    assert list(counted.values()) == [{"personal": 2, "untrue": 1}]


def test_one_person_flags_a_thing_once(problem):
    neighbour = UserFactory()
    first, is_new = flagging.flag(problem, breach="insult", user=neighbour)
    again, is_newer = flagging.flag(problem, breach="untrue", user=neighbour)

    assert (is_new, is_newer) == (True, False)
    assert again == first


def test_a_guest_flags_once_from_one_browser(problem):
    for visitor in ("a" * 32, "a" * 32, "b" * 32):
        flagging.flag(problem, breach="insult", visitor=visitor)

    assert Flag.objects.of(problem).count() == 2


def test_the_database_itself_refuses_a_second_flag(problem):
    flag = Flag.objects.of(problem)
    flagged(problem, by=UserFactory())
    kept = flag.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Flag.objects.create(
            user=kept.user, subject_type=kept.subject_type, subject_id=problem.pk, breach="other"
        )


def test_nobody_flags_their_own(problem):
    with pytest.raises(Refusal) as refused:
        flagging.flag(problem, breach="insult", user=problem.author)

    assert refused.value.code == "own_flag"
    assert not Decision.objects.exists()


def test_an_unknown_rule_is_refused(problem):
    with pytest.raises(Refusal) as refused:
        flagging.flag(problem, breach="boring", user=UserFactory())

    assert refused.value.code == "reason_code_unknown"


def test_what_was_looked_at_comes_back_only_with_a_new_flag(problem):
    decision = flagged(problem)
    make("keep", decision)

    flagged(problem)
    decision.refresh_from_db()

    assert decision.stage == DecisionStage.WAITING
    assert [entry.verb for entry in decision.journal()] == ["flag", "keep", "flag"]


def test_the_journal_does_not_name_who_flagged(problem):
    decision = flagged(problem, by=UserFactory())

    assert decision.last_entry().actor is None


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twenty_flags_of_one_person_at_once_are_one():
    problem, neighbour = ProblemFactory(confirmed=True), UserFactory()

    got = at_once(lambda: flagging.flag(problem, breach="insult", user=neighbour)[1], times=20)

    assert sorted(got) == [False] * 19 + [True]
    assert Flag.objects.count() == 1
    assert Decision.objects.get().journal().count() == 1
