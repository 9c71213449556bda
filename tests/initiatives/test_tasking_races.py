"""Of forty who take one task at one moment, one has it."""

import pytest
from django.db import transaction

from accounts.models import User
from initiatives import tasking, teaming
from initiatives.models import WorkTask
from tests.at_once import THREADS, at_once, in_a_thread, wait_until_somebody_waits_for_us
from tests.factories.initiatives import TeamMemberFactory
from tests.factories.work import WorkTaskFactory

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def taken_by_forty():
    """The whole team reaches for one task at one moment."""
    task = WorkTaskFactory()
    team = TeamMemberFactory.create_batch(THREADS, initiative=task.initiative)
    people = iter(User.objects.filter(pk__in=[one.user_id for one in team]))
    got = at_once(lambda: tasking.take_task(task, by=next(people)))
    return [getattr(one, "code", one) for one in got]


def test_one_has_it_and_the_others_are_told():
    got = taken_by_forty()

    assert sorted(got, key=str) == [None] + ["task_is_taken"] * (THREADS - 1)
    assert WorkTask.objects.get().taken_by_id


def test_without_the_condition_in_the_update_several_would_think_they_have_it(monkeypatch):
    """The twin: the row is taken whoever has it by now."""
    monkeypatch.setattr(tasking, "free", lambda task: WorkTask.objects.filter(pk=task.pk))

    assert taken_by_forty().count(None) > 1


def test_whoever_leaves_the_team_at_that_moment_takes_no_task():
    task = WorkTaskFactory()
    member = TeamMemberFactory(initiative=task.initiative)

    with transaction.atomic():
        teaming.leave(member, by=member.user)
        taking = in_a_thread(lambda: tasking.take_task(task, by=member.user))
        wait_until_somebody_waits_for_us()

    assert taking().code == "not_allowed"
    assert WorkTask.objects.get().taken_by is None
