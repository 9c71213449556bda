"""Working days and legal terms: when an answer is owed, with pauses.

A term is a setting with its source (`settings.TERMS`). The day a term starts does not count;
it ends at the end of the working day it falls on (Administrative Procedural and
Process-Related Code, Art. 57-58, as read in 2026). A pause gives back the working days that were
left when it began: nobody loses a day, and no term ends on a Sunday.
"""

from calendar import monthrange
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


def exceptions_between(after: date, last: date) -> dict[date, bool]:
    """The days that are not what their weekday says, `after` itself left out."""
    days = CalendarDay.objects.filter(day__gt=after, day__lte=last)
    return dict(days.values_list("day", "is_working"))


def add_working_days(start: date, count: int) -> date:
    """The working day `count` working days after `start`, which itself does not count."""
    exceptions = exceptions_between(start, start + FAR_AHEAD)
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= exceptions.get(day, day.weekday() < SATURDAY)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start` up to `end`; none if the end lies before."""
    exceptions = exceptions_between(start, end)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(exceptions.get(day, day.weekday() < SATURDAY) for day in days)


def is_working_day(day: date) -> bool:
    """Offices are open."""
    return working_days_between(day - timedelta(days=1), day) == 1


def add_months(start: date, count: int) -> date:
    """The same day so many months later; the last one where the month is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def due(term: str, start: datetime) -> datetime:
    """When a term that starts now runs out. `term` is a key of `settings.TERMS`."""
    length = settings.TERMS[term]
    first = timezone.localtime(start)
    if "days" in length:
        return first + timedelta(days=length["days"])
    if "months" in length:
        last = add_months(first.date(), length["months"])
        last = add_working_days(last - timedelta(days=1), 1)  # never on a day of rest
    else:
        last = add_working_days(first.date(), length["working_days"])
    return datetime.combine(last, END_OF_DAY, tzinfo=first.tzinfo)


def after_a_pause(due_at: datetime, *, since: datetime, until: datetime) -> datetime:
    """The term that stood still between two moments: the working days left begin again.

    A term in plain days, and one that was over before the pause, are moved by the time itself.
    """
    end, began, ended = (timezone.localtime(moment) for moment in (due_at, since, until))
    left = working_days_between(began.date(), end.date())
    if end.time() != END_OF_DAY or due_at <= since:
        return due_at + (until - since)
    last = add_working_days(ended.date(), left) if left else _still_today(ended)
    return datetime.combine(last, END_OF_DAY, tzinfo=end.tzinfo)


def _still_today(moment: datetime) -> date:
    """The working day whose end has not come yet: today's, or the next."""
    is_over = moment.time() > END_OF_DAY
    return add_working_days(moment.date() - timedelta(days=not is_over), 1)


def follow(subject: "Staged", order: str, *, at: datetime) -> None:
    """Do to the subject's clock what its move says: `start:<term>`, `pause`, `resume`, `stop`."""
    verb, _, term = order.partition(":")
    if verb == "start":
        subject.due_at, subject.paused_at = due(term, at), None
    elif verb == "pause":
        subject.paused_at = subject.paused_at or at  # a pause within a pause began with the first
    elif verb == "resume" and subject.paused_at:
        subject.due_at = subject.due_at and after_a_pause(
            subject.due_at, since=subject.paused_at, until=at
        )
        subject.paused_at = None
    elif verb == "stop":
        subject.due_at = subject.paused_at = None
    elif verb not in {"", "resume"}:
        message = f"no such order to a clock: {order}"
        raise ValueError(message)
