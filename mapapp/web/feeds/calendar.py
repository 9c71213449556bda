"""Due dates of a desk as iCalendar: a page of staff that gives the address, and the address."""

import hashlib
from datetime import timedelta
from typing import Any

import icalendar
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_POST, require_safe

from initiatives.models import Problem
from kernel.workflow import Refusal
from mapapp.templatetags.stage import stage_word
from mapapp.web import refusals
from mapapp.web.access import public, staff
from mapapp.web.review.duty import AT_THE_DESK
from notifications import due_dates

A_QUARTER = timedelta(minutes=15)


@staff(*AT_THE_DESK)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The secret address, and how to make it useless."""
    word = due_dates.ADDRESS.kept_by(request.user)
    address = settings.SITE_URL + reverse("feeds:due", args=[word]) if word else ""
    return render(request, "feeds/calendar.html", {"address": address})


@staff(*AT_THE_DESK)
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A new address; the old one is useless."""
    due_dates.renew(request.user)
    return redirect("feeds:calendar")


@staff(*AT_THE_DESK)
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """No address any more."""
    due_dates.close(request.user)
    return redirect("feeds:calendar")


def _things(request: HttpRequest, word: str) -> list[Any]:
    """The desk behind the word, read once; nothing where the word opens none."""
    if not hasattr(request, "due_things"):
        try:
            request.due_things = due_dates.on_the_desk_of(due_dates.behind(word))
        except Refusal as refusal:
            request.due_things, request.due_refusal = [], refusal
    return request.due_things


def _etag(request: HttpRequest, word: str) -> str:
    shown = [(type(one).__name__, one.pk, one.stage, one.due_at) for one in _things(request, word)]
    refused = hasattr(request, "due_refusal")
    facts = repr((get_language(), refused, shown)).encode()
    return f'"{hashlib.sha256(facts).hexdigest()[:32]}"'


@public
@require_safe
@cache_control(private=True, max_age=300)
@condition(etag_func=_etag)
def due(request: HttpRequest, word: str) -> HttpResponse:
    """The calendar itself: number, kind and stage; no words of anybody."""
    things = _things(request, word)
    if hasattr(request, "due_refusal"):
        return refusals.answer(request, request.due_refusal, back=reverse("map:home"))
    calendar = icalendar.Calendar.new(
        prodid="-//Asar//Due dates//EN", name=_("Due dates of my desk"), language=get_language()
    )
    for thing in things:
        calendar.add_component(_event_of(thing))
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def _event_of(thing: Any) -> icalendar.Event:  # noqa: ANN401 - a problem or an initiative
    kind = "problem" if isinstance(thing, Problem) else "initiative"
    about = thing.category.name if kind == "problem" else thing.direction.name
    event = icalendar.Event()
    event.add("uid", f"{kind}-{thing.pk}@asar")
    event.add("dtstamp", thing.updated_at)
    event.add("dtstart", timezone.localtime(thing.due_at - A_QUARTER))
    event.add("dtend", timezone.localtime(thing.due_at))
    event.add("summary", f"{thing.number}: {about} ({stage_word(thing)})")
    event.add("url", settings.SITE_URL + reverse(f"review:{kind}", args=[thing.pk]))
    event.add("class", "PRIVATE")
    return event
