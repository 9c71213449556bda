"""Writing a closing report: by its team, section by section, over days, never over the unseen."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives import closing_report as writing
from initiatives import moderating
from initiatives.models import (
    ClosingReport,
    Initiative,
    MilestoneOutcome,
    Section,
    SectionRemark,
)
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.initiatives import EvidenceFactory, InitiativeFactory, TeamMemberFactory
from tests.factories.reports import WORDS, milestones_of, planned_work, report_whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    made = planned_work()
    for moment in ("before", "after"):
        EvidenceFactory(initiative=made, moment=moment)
    return made


@pytest.fixture
def report(initiative):
    """Whole."""
    return report_whole(initiative)


def save(initiative, section, *, by=None, seen=None, **facts):
    return writing.save_section(initiative, section, by=by or initiative.lead, seen=seen, **facts)


def refusal(verb):
    with pytest.raises(Refusal) as refused:
        verb()
    return refused.value.code


def finish(initiative):
    return initiative.move("finish", by=initiative.lead)


def facts_of(initiative):
    """As a page reads it, in one query."""
    return Initiative.objects.with_report().get(pk=initiative.pk).reported


def changed(report, **facts):
    ClosingReport.objects.filter(pk=report.pk).update(**facts)


# --- Who writes, and over what --------------------------------------------------------------


def test_the_team_writes_while_it_works_and_nobody_else_ever_does(initiative):
    member = TeamMemberFactory(initiative=initiative).user
    asking = TeamMemberFactory(initiative=initiative, state="asked").user
    strangers = [asking, UserFactory(), CoordinatorFactory(of=initiative.region)]

    for person in (initiative.lead, member):
        save(initiative, Section.WORDS, by=person, words=str(person.pk))
    for person in strangers:
        said = {"by": person, "words": "Бөтен"}
        assert refusal(lambda: save(initiative, Section.WORDS, **said)) == "not_allowed"  # noqa: B023
    assert writing.being_written(initiative).words == str(member.pk)


@pytest.mark.parametrize("stage", ["team_selection", "closing", "evaluation", "solved"])
def test_before_the_work_and_after_it_is_sent_nothing_is_written(stage):
    initiative = InitiativeFactory(at_stage=stage)

    assert refusal(lambda: save(initiative, Section.WORDS, words="Кеш")) == "not_allowed"


def test_a_section_is_saved_over_what_was_seen_and_over_nothing_else(initiative):
    seen = {section: writing.mark_of(initiative, section) for section in writing.HELD}
    save(initiative, Section.WORDS, seen=seen["words"], words="Бірінші")
    save(initiative, Section.NUMBERS, seen=seen["numbers"], hours=5)  # another section

    late = {"seen": seen["words"], "words": "Екінші"}
    assert refusal(lambda: save(initiative, Section.WORDS, **late)) == "stale"
    save(initiative, Section.WORDS, seen=seen["words"], words="Бірінші")  # sent twice

    report = writing.being_written(initiative)
    assert (report.words, report.hours) == ("Бірінші", 5)


@pytest.mark.parametrize("section", writing.HELD)
def test_the_mark_of_a_section_tells_its_own_changes_only(initiative, section):
    before = {one: writing.mark_of(initiative, one) for one in writing.HELD}
    changes = {
        "words": {"words": "Сөз"},
        "numbers": {"hours": 3},
        "money": {"left_words": "Қорда", "lines": {}},
        "area": {"area": "km5"},
        "milestones": {"lines": milestones_of(initiative)},
        "indicators": {"lines": {initiative.indicators.first().pk: {"measured": 1, "how": "x"}}},
    }

    save(initiative, section, **changes[section])

    after = {one: writing.mark_of(initiative, one) for one in writing.HELD}
    assert before[section] != after[section]
    again = {one for one in writing.HELD if one != section}
    save(initiative, section, **changes[section])
    assert {one: writing.mark_of(initiative, one) for one in again} == {
        one: after[one] for one in again
    }


def test_a_line_of_another_plan_is_not_written(initiative):
    other = planned_work().milestones.first()
    line = {"state": "done", "done_on": timezone.localdate(), "words": ""}

    save(initiative, Section.MILESTONES, lines={other.pk: line})

    assert not MilestoneOutcome.objects.exists()


def test_nothing_is_done_on_a_day_to_come(initiative):
    tomorrow = timezone.localdate() + timedelta(days=1)
    line = {"state": "done", "done_on": tomorrow, "words": ""}
    lines = {initiative.milestones.first().pk: line}

    assert refusal(lambda: save(initiative, Section.MILESTONES, lines=lines)) == "done_on_ahead"


# --- Photos side by side --------------------------------------------------------------------


def pair(initiative, before, after, words=""):
    return writing.put_side_by_side(initiative, before, after, by=initiative.lead, words=words)


def test_two_photos_are_one_pair_however_often_they_are_put_together(initiative):
    before, after = initiative.evidence.order_by("-moment")

    first, second = (
        pair(initiative, before, after, "Есік"),
        pair(initiative, before, after, "Қақпа"),
    )

    assert (first, second.words) == (second, "Қақпа")
    writing.take_apart(second, by=initiative.lead)
    assert initiative.evidence.count() == 2


def test_a_pair_is_one_before_and_one_after_of_the_same_work(initiative):
    before, after = initiative.evidence.order_by("-moment")
    foreign = EvidenceFactory(moment="after")

    for left, right in ((after, before), (before, before), (before, foreign)):
        assert refusal(lambda: pair(initiative, left, right)) == "pair_is_not_two"  # noqa: B023


def test_pairs_have_an_end(initiative, monkeypatch):
    monkeypatch.setattr(writing, "MOST_PAIRS", 1)
    before, after = initiative.evidence.order_by("-moment")
    pair(initiative, before, after)
    another = EvidenceFactory(initiative=initiative, moment="after")

    assert refusal(lambda: pair(initiative, before, another)) == "pairs_too_many"


# --- Read and forgotten ---------------------------------------------------------------------


def test_the_whole_report_comes_with_its_initiative_in_one_query(
    initiative, report, django_assert_num_queries
):
    with django_assert_num_queries(1):
        [facts] = facts_of(initiative)

    assert facts["words"] == WORDS
    assert [one["state"] for one in facts["milestones"]] == ["done", "done"]
    assert [one["measured"] for one in facts["indicators"]] == [7, 2.5]
    assert len(facts["pairs"]) == 1
    assert facts_of(InitiativeFactory()) == []


def test_of_a_deleted_initiative_no_report_and_no_plan_is_left(initiative, report):
    finish(initiative)
    journeys.make("return_report", initiative, remarks={"words": "Толықтырыңыз"})

    moderating.forget_initiative(initiative)

    assert facts_of(initiative) == []
    assert not SectionRemark.objects.exists()
    assert (initiative.milestones.count(), initiative.indicators.count()) == (0, 0)


def test_the_database_refuses_what_can_never_be(initiative, report):
    outcome = report.milestone_outcomes.first()

    for verb in (
        lambda: ClosingReport.objects.create(initiative=initiative),
        lambda: changed(report, accepted_at=timezone.now(), sent_at=None),
        lambda: report.milestone_outcomes.filter(pk=outcome.pk).update(state="perhaps"),
        lambda: report.milestone_outcomes.filter(pk=outcome.pk).update(state="not_done"),
        lambda: report.indicator_outcomes.update(measured=-1),
        lambda: initiative.indicators.update(planned=-1),
        lambda: report.pairs.update(before=report.pairs.get().after_id),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            verb()
