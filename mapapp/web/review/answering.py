"""Somebody of the office is answering: said to the others, never a bar.

Kept in the shared cache and forgotten by itself: an open form says so again and again, and
whoever walks away stops saying it. What decides is the table's own comparison; this only spares
two people the same work. Without the cache nothing is said, and the desk works on.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.models import Office
from initiatives.models.about import Thing
from mapapp.web.access import staff
from mapapp.web.review.at_hand import kinds_of, thing_at_hand
from mapapp.web.review.duty import AT_THE_DESK

log = logging.getLogger(__name__)
LASTS = 90  # seconds; an open form speaks every thirty
Kept = dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Answering:
    """An office where somebody has a form open, and since when; never a name."""

    office: str
    since: datetime


def take(thing: Thing, user: Any) -> None:  # noqa: ANN401 - a user
    """Say that this person answers; whoever began first is not overwritten."""
    key, mine = key_of(thing), {"by": user.pk, "office": _office_of(user), "at": timezone.now()}
    if not _asked(lambda: cache.add(key, mine, LASTS)) and _is_mine(thing, user):
        _asked(lambda: cache.touch(key, LASTS))


def let_go(thing: Thing, user: Any) -> None:  # noqa: ANN401 - a user
    """The form is closed, or the answer is given."""
    if _is_mine(thing, user):
        _asked(lambda: cache.delete(key_of(thing)))


def who_else(thing: Thing, user: Any) -> Answering | None:  # noqa: ANN401 - a user
    """Somebody other than this person who answers now."""
    kept = _kept(thing)
    if kept is None or kept["by"] == user.pk:
        return None
    office = Office.objects.filter(pk=kept["office"]).first()
    return Answering(office.name if office else "", kept["at"])


def key_of(thing: Thing) -> str:
    """One key a thing."""
    return f"answering:{kinds_of(thing)}:{thing.pk}"


def _kept(thing: Thing) -> Kept:
    return _asked(lambda: cache.get(key_of(thing)))


def _is_mine(thing: Thing, user: Any) -> bool:  # noqa: ANN401 - a user
    kept = _kept(thing)
    return bool(kept and kept["by"] == user.pk)


def _office_of(user: Any) -> int:  # noqa: ANN401 - a user
    return user.offices[0].pk if user.offices else 0


def _asked(question: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the cache says
    """A cache out of reach knows of nobody."""
    try:
        return question()
    except Exception:  # noqa: BLE001 - whatever the cache's trouble, the desk must open
        log.warning("who is answering cannot be said: the cache is out of reach")
        return None


@staff(*AT_THE_DESK)
@require_POST
def beat(request: HttpRequest, kinds: str, pk: int) -> HttpResponse:
    """An open form speaks, or says that it is closed; the answer is who else has one open."""
    thing = thing_at_hand(request, kinds, pk)
    (let_go if "over" in request.POST else take)(thing, request.user)
    facts = {"answering": who_else(thing, request.user)}
    return render(request, "review/parts/answering.html", facts)
