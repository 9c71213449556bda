"""Anybody may see that nothing was changed afterwards, and write the seals down."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from initiatives.models import Initiative, Problem
from initiatives.models.about import Thing
from kernel.models import JournalCheck, JournalSeal
from mapapp.web.access import public
from mapapp.web.journal.checked import checked, found_by

A_PAGE = 30


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the latest night found, and the seals, the newest first."""
    nights = Paginator(JournalSeal.objects.order_by("-upto"), A_PAGE)
    check = JournalCheck.objects.last()
    facts = {
        "check": check,
        "altered": found_by(check, request.user) if check else [],
        "page": nights.get_page(request.GET.get("page")),
    }
    return render(request, "journal/home.html", facts)


@public
@require_safe
def seals(request: HttpRequest) -> StreamingHttpResponse:
    """All seals as text, to keep elsewhere: number of the last entry, entries, seal, moment."""
    del request
    return StreamingHttpResponse(_lines(), content_type="text/plain; charset=utf-8")


def _lines() -> Iterator[str]:
    for night in JournalSeal.objects.iterator():
        at = night.at.strftime("%Y-%m-%dT%H:%MZ")
        yield f"{night.upto}\t{night.entries}\t{night}\t{at}\n"


@public
@require_safe
def problem(request: HttpRequest, pk: int) -> HttpResponse:
    """One problem's history, looked over now."""
    thing = get_object_or_404(Problem.objects.visible_to(request.user), pk=pk)
    return _of(request, thing, reverse("problems:detail", args=[pk]))


@public
@require_safe
def initiative(request: HttpRequest, pk: int) -> HttpResponse:
    """One initiative's history, looked over now."""
    thing = get_object_or_404(Initiative.objects.visible_to(request.user), pk=pk)
    return _of(request, thing, reverse("initiatives:detail", args=[pk]))


def _of(request: HttpRequest, thing: Thing, page: str) -> HttpResponse:
    facts = {"thing": thing, "history": checked(thing), "page": page}
    return render(request, "journal/thing.html", facts)
