"""When a thing reached the office that has it, and what may still be done because of that.

The law counts from receipt: three working days to forward what is another's, one extension of
at most two months in total. An office above may forward later: somebody must.
"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.predicates import is_signed_in
from accounts.roles import GOVERNING
from kernel.clock import due, is_working_day
from kernel.models import JournalEntry, Staged

Given = dict[str, Any]
RECEIVED_BY = (
    "submit", "confirm", "forward", "reroute", "appeal", "reopen", "retry",
)  # fmt: skip


def received(subject: Staged) -> JournalEntry | None:
    """The entry by which its present office got it."""
    return subject.journal().filter(verb__in=RECEIVED_BY).last()


def received_at(subject: Staged) -> datetime:
    """When its present office got it."""
    entry = received(subject)
    return entry.at if entry else subject.created_at


def forward_until(subject: Staged) -> datetime:
    """Until when its office may send it to another."""
    return due("forward", received_at(subject))


def extend_until(subject: Staged) -> datetime:
    """The last moment an extended term may reach."""
    return due("extension", received_at(subject))


def supervises(user: Any, subject: Any) -> bool:  # noqa: ANN401 - a user; a thing with an office
    """An official of the akimat above the office that has it; above a department, its akimat."""
    office = subject.office
    if office is None or not is_signed_in(user):
        return False
    return any(
        post.kind in GOVERNING and post.contains(office.region) and post.pk != office.pk
        and (post.region_id != office.region_id or office.kind not in GOVERNING)
        for post in user.offices
    )  # fmt: skip


def forward_is_in_time(
    subject: Any,  # noqa: ANN401 - both kinds
    given: Given,
    *,
    last: datetime | None = None,
) -> str | None:
    """Within the days the law gives; the office above may do it later. Nobody's has no term.

    `last` is what `forward_until` says of it, where a page has asked already.
    """
    if subject.office_id is None:
        return None
    if timezone.now() <= (last or forward_until(subject)) or supervises(given.get("by"), subject):
        return None
    return "forward_is_late"


def is_extended(subject: Staged) -> bool:
    """Its present office has used the one extension."""
    since = received(subject)
    entries = subject.journal().filter(verb="extend")
    return (entries.filter(pk__gt=since.pk) if since else entries).exists()


def extends_once(subject: Staged, _given: Given) -> str | None:
    """The law knows one extension."""
    return "extended_already" if is_extended(subject) else None


def extends_the_law(subject: Any, _given: Given) -> str | None:  # noqa: ANN401 - both kinds
    """The term is the law's: in an initiative's hands the plan is the clock."""
    start = subject.journal().filter(verb="start").last()
    is_the_plan = subject.stage == "in_work" and start is not None and start.actor_id is None
    return "clock_is_the_plan" if is_the_plan else None


def extension_is_possible(subject: Any, given: Given) -> str | None:  # noqa: ANN401 - both kinds
    """Later than now and than the present term, on a working day, within two months in all."""
    until = given.get("until")
    if not isinstance(until, date):
        return None  # the table says that it is missing
    if until <= timezone.localtime(max(subject.due_at, timezone.now())).date():
        return "until_not_later"
    if until > timezone.localtime(extend_until(subject)).date():
        return "until_too_late"
    return None if is_working_day(until) else "until_is_a_day_of_rest"
