"""Working days and legal terms: when an answer is owed, with pauses.

A term is a setting with its source (`settings.TERMS`). The day a term starts does not count;
it ends at the end of the working day it falls on (Administrative Procedural and
Process-Related Code, Art. 57-58, as read in 2026).
"""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from kernel.calendar import CalendarDay

if TYPE_CHECKING:
    from kernel.models import Staged

END_OF_DAY = time(18, 0)
SATURDAY = 5
FAR_AHEAD = timedelta(days=400)


def add_working_days(start: date, count: int) -> date:
    """The working day `count` working days after `start`, which itself does not count."""
    exceptions = dict(
        CalendarDay.objects.filter(day__gt=start, day__lte=start + FAR_AHEAD).values_list(
            "day", "is_working"
        )
    )
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= exceptions.get(day, day.weekday() < SATURDAY)
    return day


def due(term: str, start: datetime) -> datetime:
    """When a term that starts now runs out. `term` is a key of `settings.TERMS`."""
    length = settings.TERMS[term]
    first = timezone.localtime(start)
    if "days" in length:
        return first + timedelta(days=length["days"])
    last = add_working_days(first.date(), length["working_days"])
    return datetime.combine(last, END_OF_DAY, tzinfo=first.tzinfo)


def follow(subject: "Staged", order: str, *, at: datetime) -> None:
    """Do to the subject's clock what its move says: `start:<term>`, `pause`, `resume`, `stop`."""
    verb, _, term = order.partition(":")
    if verb == "start":
        subject.due_at, subject.paused_at = due(term, at), None
    elif verb == "pause":
        subject.paused_at = subject.paused_at or at  # a pause within a pause began with the first
    elif verb == "resume" and subject.paused_at:
        subject.due_at = subject.due_at and subject.due_at + (at - subject.paused_at)
        subject.paused_at = None
    elif verb == "stop":
        subject.due_at = subject.paused_at = None
    elif verb not in {"", "resume"}:
        message = f"no such order to a clock: {order}"
        raise ValueError(message)
