"""What the office was asked as a state body: answers owed, promises owed, and what is done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from initiatives import giving
from initiatives.models import BodyPromise, Involvement
from initiatives.models.involvement import InvolvementQuerySet
from initiatives.querysets.territory import DECIDING_KINDS
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.initiatives.bodies import AskedBody, shown
from mapapp.web.move_forms import day_field

OFFICIALS = tuple(kind.value for kind in DECIDING_KINDS)
A_PAGE = 30
SHOWN = {
    "unanswered": gettext_lazy("To answer"),
    "owing": gettext_lazy("Promised, not given yet"),
    "all": gettext_lazy("All"),
}


class GivenForm(forms.Form):
    """On which day it was given."""

    on = day_field(gettext_lazy("Given on"), required=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the list, with the way to answer it."""

    body: AskedBody
    number: str
    title: str
    language: str
    href: str
    since: datetime
    may_mark: bool


@staff(*OFFICIALS)
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Those put to one's bodies, the most urgent first."""
    name = request.GET.get("show", "")
    chosen = name if name in SHOWN else "unanswered"
    rows = Involvement.objects.asked_of(request.user)
    found = Paginator(narrowed(rows, chosen).by_urgency(), A_PAGE)
    facts = {
        "tabs": tabs(rows, chosen, shown=found.count),
        "page": drawn(found.get_page(request.GET.get("page")), request.user),
        "chosen": chosen,
        "today": timezone.localdate(),
    }
    return render(request, "review/asked.html", facts)


def narrowed(rows: InvolvementQuerySet, name: str) -> InvolvementQuerySet:
    """One of the three lists."""
    return rows if name == "all" else getattr(rows, name)()


def tabs(rows: InvolvementQuerySet, chosen: str, *, shown: int) -> list[dict[str, Any]]:
    """The three lists; those that ask for something are counted, the chosen one is already."""
    address = reverse("review:asked")
    counts = {
        name: shown if name == chosen else narrowed(rows, name).count()
        for name in SHOWN
        if name != "all"
    }
    return [
        {
            "label": label,
            "href": f"{address}?show={name}",
            "is_current": name == chosen,
            "count": counts.get(name),
            "urgent": name == "unanswered",
        }
        for name, label in SHOWN.items()
    ]


def drawn(page: Page, user: Any) -> Page:  # noqa: ANN401 - a user
    """The page's own rows with their initiatives, promises and what may be marked."""
    keys = [asked.pk for asked in page.object_list]
    mine = BodyPromise.objects.to_be_given_by(user).filter(involvement__in=keys)
    markable = set(mine.values_list("involvement", flat=True))
    rows = Involvement.objects.filter(pk__in=keys).select_related("office", "initiative")
    found = rows.prefetch_related(Prefetch("promises")).in_bulk()
    page.object_list = [_row(found[key], may_mark=key in markable) for key in keys]
    return page


def _row(asked: Involvement, *, may_mark: bool) -> Asked:
    initiative = asked.initiative
    is_open = asked.closed_at is None
    door = "review:initiative" if is_open else "initiatives:detail"
    return Asked(
        body=shown(asked, on_duty=True),
        number=initiative.number or "",
        title=initiative.title,
        language=initiative.language,
        href=reverse(door, args=[initiative.pk]),
        since=asked.created_at,
        may_mark=may_mark,
    )


@staff(*OFFICIALS)
@require_POST
def given(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing was given that day, or was not after all."""
    promise = get_object_or_404(BodyPromise.objects.to_be_given_by(request.user), pk=pk)
    back = f"{reverse('review:asked')}?show=owing"
    form = GivenForm(request.POST)
    try:
        if "undo" in request.POST:
            giving.take_mark_back(promise, by=request.user)
        elif form.is_valid():
            giving.mark_given(promise, by=request.user, on=form.cleaned_data["on"])
        else:
            return refusals.answer(request, Refusal("given_on_missing"), back=back)
    except Refusal as refusal:
        return refusals.answer(request, refusal, back=back)
    messages.success(request, _("It is written down. Everybody sees it on the page."))
    return redirect(back)
