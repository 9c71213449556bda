"""Tasks of a team: who lists them, who takes them, and that one person has each."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives import tasking, teaming
from initiatives.models import WorkTask
from initiatives.stages import GATHERING, UNDER_WAY, Stage
from kernel.workflow import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, SeatFactory, TeamMemberFactory
from tests.factories.work import WorkTaskFactory

pytestmark = pytest.mark.django_db
MONDAY = timezone.localdate() + timedelta(days=7)


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION)


@pytest.fixture
def helper(initiative):
    return TeamMemberFactory(initiative=initiative).user


def listed(initiative, **facts):
    facts = {"title": "Кабель әкелу", "until": MONDAY, "seat": None} | facts
    return tasking.add_task(initiative, by=initiative.lead, **facts)


def now(task):
    task.refresh_from_db()
    return task.taken_by, task.done_at is not None


def test_a_task_is_listed_once_taken_done_and_open_again(initiative, helper):
    task = listed(initiative)
    assert listed(initiative) == task

    tasking.take_task(task, by=helper)
    tasking.finish_task(task, by=helper)
    assert now(task) == (helper, True)
    tasking.reopen_task(task, by=helper)
    tasking.give_back(task, by=helper)
    assert now(task) == (None, False)


def test_what_one_has_nobody_else_takes_or_does(initiative, helper):
    task, other = listed(initiative), TeamMemberFactory(initiative=initiative).user
    tasking.take_task(task, by=helper)

    for deed in (tasking.take_task, tasking.finish_task):
        with pytest.raises(Refusal, match="task_is_taken"):
            deed(task, by=other)
    with pytest.raises(Refusal, match="not_allowed"):
        tasking.give_back(task, by=other)
    tasking.take_task(task, by=helper)
    assert now(task) == (helper, False)


def test_whoever_leads_frees_a_task_that_lies(initiative, helper):
    task = listed(initiative)
    tasking.take_task(task, by=helper)

    tasking.give_back(task, by=initiative.lead)

    assert now(task) == (None, False)


def test_a_task_of_a_role_is_for_that_role_and_for_whoever_leads(initiative, helper):
    seat = SeatFactory(initiative=initiative)
    fitter = TeamMemberFactory(initiative=initiative, seat=seat).user
    first, second = listed(initiative, seat=seat), listed(initiative, seat=seat, title="Х")

    with pytest.raises(Refusal, match="task_of_another_role"):
        tasking.take_task(first, by=helper)
    tasking.take_task(first, by=fitter)
    tasking.take_task(second, by=initiative.lead)
    assert (now(first)[0], now(second)[0]) == (fitter, initiative.lead)


@pytest.mark.parametrize("what", ["take_task", "finish_task"])
def test_nobody_outside_the_team_touches_a_task(initiative, what):
    task, asking = listed(initiative), TeamMemberFactory(initiative=initiative, state="asked").user

    for person in (asking, UserFactory(confirmed=True)):
        with pytest.raises(Refusal, match="not_allowed"):
            getattr(tasking, what)(task, by=person)


def test_only_whoever_leads_writes_the_list(initiative, helper):
    task = listed(initiative)

    with pytest.raises(Refusal, match="not_allowed"):
        tasking.add_task(initiative, by=helper, title="Х", until=None, seat=None)
    with pytest.raises(Refusal, match="not_allowed"):
        tasking.strike_task(task, by=helper)
    tasking.strike_task(task, by=initiative.lead)
    assert not WorkTask.objects.exists()


def test_what_somebody_has_stays_listed_and_what_is_done_is_not_given_back(initiative, helper):
    task = listed(initiative)
    tasking.take_task(task, by=helper)
    with pytest.raises(Refusal, match="task_is_taken"):
        tasking.strike_task(task, by=initiative.lead)

    tasking.finish_task(task, by=helper)
    with pytest.raises(Refusal, match="task_is_done"):
        tasking.give_back(task, by=helper)


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"title": " "}, "task_title_missing"), ({"title": "Х"}, "tasks_too_many")],
)
def test_what_cannot_be_listed_says_why(initiative, facts, code, monkeypatch):
    listed(initiative)
    monkeypatch.setattr(tasking, "MOST_TASKS", 1)

    with pytest.raises(Refusal, match=code):
        listed(initiative, **facts)
    with pytest.raises(Refusal, match="place_of_another"):
        listed(initiative, seat=SeatFactory())


def test_whoever_leaves_the_team_leaves_open_tasks_free_and_done_ones_as_they_are(
    initiative, helper
):
    done, left = listed(initiative), listed(initiative, title="Х")
    for task in (done, left):
        tasking.take_task(task, by=helper)
    tasking.finish_task(done, by=helper)

    teaming.leave(initiative.members.get(user=helper), by=helper)

    assert (now(done), now(left)) == ((helper, True), (None, False))


@pytest.mark.parametrize("stage", [*Stage])
def test_tasks_are_done_while_the_work_goes_on(stage):
    initiative = InitiativeFactory(at_stage=stage)

    for may in ("keep_tasks", "do_tasks"):
        assert initiative.lead.has_perm(f"initiatives.{may}", initiative) is (
            stage in GATHERING | UNDER_WAY
        )


def test_the_database_knows_no_task_that_nobody_did():
    task = WorkTaskFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkTask.objects.filter(pk=task.pk).update(done_at=timezone.now())
