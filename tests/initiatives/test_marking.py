"""How far a milestone has come: who says it, from which day on, and what the journal keeps."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives import planning
from initiatives.models import Initiative, Milestone, Progress
from initiatives.stages import GATHERING, UNDER_WAY, Stage
from kernel.workflow import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.work import MilestoneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def milestone():
    return MilestoneFactory()


def mark(milestone, progress, on=None, by=None):
    by = by or milestone.initiative.lead
    return planning.mark_milestone(milestone, by=by, progress=progress, on=on)


def test_it_is_partly_done_then_done_each_since_its_day(milestone):
    today = timezone.localdate()
    mark(milestone, Progress.PARTLY, today - timedelta(days=2))
    done = mark(milestone, Progress.DONE, today)

    assert (done.progress, done.reached_on) == (Progress.DONE, today)
    noted = milestone.initiative.desk_journal().filter(verb="milestone")
    assert [entry.details["progress"] for entry in noted] == ["partly", "done"]


def test_said_by_mistake_it_is_ahead_again_without_a_day(milestone):
    mark(milestone, Progress.DONE, timezone.localdate())

    assert mark(milestone, Progress.AHEAD, timezone.localdate()).reached_on is None


def test_the_same_said_twice_is_written_down_once(milestone):
    for _ in range(2):
        mark(milestone, Progress.DONE, timezone.localdate())

    assert milestone.initiative.desk_journal().filter(verb="milestone").count() == 1


def test_marking_is_no_move_so_no_page_of_an_official_grows_stale(milestone):
    last = milestone.initiative.last_entry()

    mark(milestone, Progress.DONE, timezone.localdate())

    assert milestone.initiative.last_entry() == last


@pytest.mark.parametrize(
    ("progress", "days", "code"),
    [
        ("nearly", 0, "progress_unknown"),
        (Progress.DONE, None, "reached_on_missing"),
        (Progress.PARTLY, 1, "reached_on_ahead"),
    ],
)
def test_what_cannot_be_says_why(milestone, progress, days, code):
    on = None if days is None else timezone.localdate() + timedelta(days=days)

    with pytest.raises(Refusal, match=code):
        mark(milestone, progress, on)


def test_whoever_answers_for_the_plan_marks_it_and_nobody_else(milestone):
    helper = TeamMemberFactory(initiative=milestone.initiative).user

    for person in (helper, UserFactory(confirmed=True)):
        with pytest.raises(Refusal, match="not_allowed"):
            mark(milestone, Progress.DONE, timezone.localdate(), by=person)
    assert mark(milestone, Progress.DONE, timezone.localdate(), by=milestone.initiative.author)


@pytest.mark.parametrize("stage", [*Stage])
def test_milestones_are_marked_while_the_work_goes_on(stage):
    initiative = InitiativeFactory(at_stage=stage)

    assert initiative.lead.has_perm("initiatives.mark_progress", initiative) is (
        stage in GATHERING | UNDER_WAY
    )


def test_what_is_begun_is_not_struck_from_the_plan(milestone):
    mark(milestone, Progress.PARTLY, timezone.localdate())

    with pytest.raises(Refusal, match="milestone_begun"):
        planning.strike_milestone(milestone, by=milestone.initiative.lead)


def test_the_progress_is_read_along_with_the_plan(milestone):
    mark(milestone, Progress.DONE, timezone.localdate())

    [planned] = Initiative.objects.with_plan().get(pk=milestone.initiative_id).planned
    assert (planned["progress"], planned["reached_on"]) == ("done", str(timezone.localdate()))


def test_the_database_refuses_a_milestone_that_is_done_on_no_day(milestone):
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=milestone.pk).update(progress="done")
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=milestone.pk).update(reached_on=timezone.localdate())
