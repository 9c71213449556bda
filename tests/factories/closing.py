"""A problem said to be fixed, and the people whose word counts."""

from contextlib import contextmanager
from datetime import timedelta

import time_machine
from django.utils import timezone

from initiatives import asking_fixed, fixed_by_link
from initiatives.models import FixQuestion
from initiatives.timers import run_timers
from kernel.tasks import relay_once
from tests.factories import community, journeys
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import ProblemFactory


def claimed(neighbours=1, **facts):
    """Said to be fixed by its office; its author and so many neighbours are asked."""
    problem = ProblemFactory(at_stage="in_work", **facts)
    for person in UserFactory.create_batch(neighbours, confirmed=True):
        community.SupportFactory(subject=problem, user=person)
    return journeys.walk_on(problem, "claim_fixed")


def word_of(problem, person, *, days=0):
    """The word of the link this person got so many days after the latest claim."""
    asked = FixQuestion.objects.filter(round__problem=problem, user=person)
    return asking_fixed.word_for(asked.filter(round__days_after=days).latest("pk"))


def said(problem, person, verdict, *, days=0, why=""):
    """One answer by link."""
    why = why or ("came_back" if verdict == "no" else "")
    return fixed_by_link.answer_by(word_of(problem, person, days=days), verdict=verdict, why=why)


@contextmanager
def on_day(problem, start, days):
    """So many days after a moment; the timers have run, and everything has left."""
    with time_machine.travel(start + timedelta(days=days, minutes=1), tick=False):
        run_timers(timezone.now())
        run_timers(timezone.now())
        while relay_once():
            pass
        problem.refresh_from_db()
        yield
