"""The due dates of one desk for a calendar program: what, until when, never who.

Somebody who left the office is told nothing, whatever address they have.
"""

from typing import Any

from accounts.models import User
from initiatives.models import Initiative, Problem
from kernel import links
from kernel.workflow import Refusal
from notifications.models import DueCalendar
from notifications.secret_calendars import SecretAddress

ADDRESS = SecretAddress("due", DueCalendar)
MOST = 500

address_of, renew, close = ADDRESS.of, ADDRESS.renew, ADDRESS.close


def behind(word: str) -> User:
    """Whose desk a word opens; refuses with link_unknown."""
    user = ADDRESS.owner(word)
    if not user.offices:
        raise Refusal(links.UNKNOWN)
    return user


def on_the_desk_of(user: User) -> list[Any]:
    """Problems and initiatives with a running clock, the most urgent first; two queries."""
    rows = [
        *_due(Problem.objects.on_the_desk_of(user).select_related("category")),
        *_due(Initiative.objects.on_the_desk_of(user).select_related("direction")),
    ]
    return sorted(rows, key=lambda thing: thing.due_at)[:MOST]


def _due(rows: Any) -> Any:  # noqa: ANN401 - a queryset of either
    return rows.filter(due_at__isnull=False, paused_at=None)[:MOST]
