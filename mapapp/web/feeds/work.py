"""The days of one's work as iCalendar: a page that gives the secret address, and the address."""

import hashlib
from datetime import timedelta

import icalendar
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_POST, require_safe

from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import public, signed_in
from notifications import work_dates
from notifications.work_dates import WorkDay

A_DAY = timedelta(days=1)
SAID = {
    work_dates.STARTS: gettext_lazy("The work begins: %(title)s"),
    work_dates.ENDS: gettext_lazy("The work ends: %(title)s"),
    work_dates.MILESTONE: gettext_lazy("Milestone: %(title)s"),
    work_dates.TASK: gettext_lazy("Task: %(title)s"),
}
PAGES = {work_dates.TASK: "work:tasks"}


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The secret address, and how to make it useless."""
    word = work_dates.ADDRESS.kept_by(request.user)
    address = settings.SITE_URL + reverse("feeds:work", args=[word]) if word else ""
    return render(request, "feeds/work_calendar.html", {"address": address})


@signed_in
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A new address; the old one is useless."""
    work_dates.ADDRESS.renew(request.user)
    return redirect("feeds:work_calendar")


@signed_in
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """No address any more."""
    work_dates.ADDRESS.close(request.user)
    return redirect("feeds:work_calendar")


def _days(request: HttpRequest, word: str) -> list[WorkDay]:
    """The days behind the word, read once; nothing where the word opens none."""
    if not hasattr(request, "work_days"):
        try:
            request.work_days = work_dates.days_of(work_dates.ADDRESS.owner(word))
        except Refusal as refusal:
            request.work_days, request.work_refusal = [], refusal
    return request.work_days


def _etag(request: HttpRequest, word: str) -> str:
    shown = [(day.kind, day.key, day.on, day.title) for day in _days(request, word)]
    facts = repr((get_language(), hasattr(request, "work_refusal"), shown)).encode()
    return f'"{hashlib.sha256(facts).hexdigest()[:32]}"'


@public
@require_safe
@cache_control(private=True, max_age=300)
@condition(etag_func=_etag)
def work(request: HttpRequest, word: str) -> HttpResponse:
    """The calendar itself: whole days, with what is done by then."""
    days = _days(request, word)
    if hasattr(request, "work_refusal"):
        return refusals.answer(request, request.work_refusal, back=reverse("map:home"))
    calendar = icalendar.Calendar.new(
        prodid="-//Asar//Work//EN", name=_("My work"), language=get_language()
    )
    for day in days:
        calendar.add_component(_event_of(day))
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def _event_of(day: WorkDay) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{day.kind}-{day.key}@asar")
    event.add("dtstamp", day.changed_at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + A_DAY)
    event.add("summary", str(SAID[day.kind]) % {"title": day.title})
    there = reverse(PAGES.get(day.kind, "work:home"), args=[day.initiative.pk])
    event.add("url", settings.SITE_URL + there)
    event.add("class", "PRIVATE")
    return event
