"""The days of the work somebody does or leads, for a calendar program.

From the beginning of the work to its end, what the plan says will be done by when, and the tasks
that are theirs or still free. Whoever left a team sees nothing of it any more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from accounts.models import User
from initiatives.models import Initiative, Milestone, Progress, WorkTask
from initiatives.stages import GATHERING, UNDER_WAY
from notifications.models import WorkCalendar
from notifications.secret_calendars import SecretAddress

ADDRESS = SecretAddress("work", WorkCalendar)
MOST = 500
STARTS, ENDS, MILESTONE, TASK = "starts", "ends", "milestone", "task"


@dataclass(frozen=True, slots=True)
class WorkDay:
    """One day of the work: what it is about, and where it is read."""

    kind: str
    key: int
    on: date
    title: str
    initiative: Initiative
    changed_at: datetime


def days_of(user: User) -> list[WorkDay]:
    """Everything with a day, in the order of the days; three queries."""
    mine = {one.pk: one for one in _worked_on_by(user)}
    found = [*_of_plans(mine), *_of_milestones(mine), *_of_tasks(mine, user)]
    return sorted(found, key=lambda day: (day.on, day.kind, day.key))[:MOST]


def _worked_on_by(user: User) -> Any:  # noqa: ANN401 - a queryset
    led = Initiative.objects.filter(author=user) | Initiative.objects.carried_by(user)
    return led.filter(stage__in=GATHERING | UNDER_WAY, hidden_at=None).order_by("pk")[:MOST]


def _of_plans(mine: dict[int, Initiative]) -> Iterator[WorkDay]:
    for one in mine.values():
        for kind, day in ((STARTS, one.plan_starts), (ENDS, one.plan_ends)):
            if day:
                yield WorkDay(kind, one.pk, day, one.title, one, one.updated_at)


def _of_milestones(mine: dict[int, Initiative]) -> Iterator[WorkDay]:
    rows = Milestone.objects.filter(initiative__in=mine).exclude(progress=Progress.DONE)
    for row in rows.order_by("due_on", "pk")[:MOST]:
        about = mine[row.initiative_id]
        yield WorkDay(MILESTONE, row.pk, row.due_on, row.title, about, row.updated_at)


def _of_tasks(mine: dict[int, Initiative], user: User) -> Iterator[WorkDay]:
    rows = WorkTask.objects.open().filter(initiative__in=mine, until__isnull=False)
    for row in rows.filter(Q(taken_by=user) | Q(taken_by=None)).order_by("until", "pk")[:MOST]:
        yield WorkDay(TASK, row.pk, row.until, row.title, mine[row.initiative_id], row.updated_at)
