"""The due dates of one desk for a calendar program: what, until when, never who.

The address carries its right in itself, so it holds an edition: renewing or closing it makes
every older address useless, and somebody who left the office is told nothing.
"""

from datetime import timedelta
from typing import Any

from accounts.models import User
from initiatives.models import Initiative, Problem
from kernel import links
from kernel.workflow import Refusal
from notifications.models import DueCalendar

LINK, LINK_LASTS = "due", timedelta(days=3650)
MOST = 500


def address_of(calendar: DueCalendar) -> str:
    """The secret word of an open calendar."""
    return links.seal(LINK, user=calendar.user_id, edition=calendar.edition)


def behind(word: str) -> User:
    """Whose desk a word opens; refuses with link_unknown."""
    facts = links.unseal(LINK, word, within=LINK_LASTS)
    found = DueCalendar.objects.select_related("user").filter(
        user=facts["user"], edition=facts["edition"], is_open=True, user__is_active=True
    )
    calendar = found.first()
    if calendar is None or not calendar.user.offices:
        raise Refusal(links.UNKNOWN)
    return calendar.user


def renew(user: User) -> DueCalendar:
    """Open it under a new address; the old one is useless."""
    calendar, is_new = DueCalendar.objects.get_or_create(user=user)
    if not is_new:
        calendar.edition, calendar.is_open = calendar.edition + 1, True
        calendar.save(update_fields=["edition", "is_open"])
    return calendar


def close(user: User) -> None:
    """No address opens it any more."""
    DueCalendar.objects.filter(user=user).update(is_open=False)


def on_the_desk_of(user: User) -> list[Any]:
    """Problems and initiatives with a running clock, the most urgent first; two queries."""
    rows = [
        *_due(Problem.objects.on_the_desk_of(user).select_related("category")),
        *_due(Initiative.objects.on_the_desk_of(user).select_related("direction")),
    ]
    return sorted(rows, key=lambda thing: thing.due_at)[:MOST]


def _due(rows: Any) -> Any:  # noqa: ANN401 - a queryset of either
    return rows.filter(due_at__isnull=False, paused_at=None)[:MOST]
