"""Writing the closing report over several visits, and reading it whole on one page.

The same page serves its team to check it before it is sent, the coordinator who accepts it or
sends it back with words to each section, and everybody from then on.
"""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from initiatives.closing_report import read_along
from initiatives.models import Initiative, Section
from mapapp.web.access import public
from mapapp.web.initiatives.move_forms import REMARK
from mapapp.web.initiatives.report_page import VERBS, ReportPage
from mapapp.web.initiatives.report_pages import IN_ORDER, ReportSheet, parts_of
from mapapp.web.initiatives.views import seen_by, whole
from mapapp.web.initiatives.views import shown as page_of_it
from mapapp.web.initiatives.writing import typed_of
from mapapp.web.kept_posts import keeps_what_was_typed
from mapapp.web.moderation.gone import or_gone
from mapapp.web.moves import Offer, Pressed, comes_back_to, offers


@public
@require_safe
@or_gone("initiative")
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole report; while it is written, its team's alone."""
    initiative = get_object_or_404(whole().reported_to(request.user), pk=pk)
    page = ReportPage(initiative, request.user)
    if not page.is_there:
        raise Http404
    return read(request, page)


def _there(_request: HttpRequest, initiative: Initiative) -> str:
    return reverse("initiatives:detail", args=[initiative.pk])


@comes_back_to("report:initiative", then=_there)
def shown(
    request: HttpRequest, initiative: Initiative, pressed: Pressed | None = None
) -> HttpResponse:
    """After a move that was refused; whoever may no longer read it is told on the other page."""
    now = whole().reported_to(request.user).filter(pk=initiative.pk).first()
    if now is None:
        return page_of_it(request, initiative, pressed)
    return read(request, ReportPage(now, request.user), pressed)


def read(request: HttpRequest, page: ReportPage, pressed: Pressed | None = None) -> HttpResponse:
    """The report with what this person may press; a tried move as it was typed."""
    initiative = page.initiative
    found = [one for one in offers(initiative, request.user, pressed) if one.verb in VERBS]
    page = replace(page, verbs=frozenset(one.verb for one in found))
    facts: dict[str, Any] = {
        "initiative": initiative,
        "report": page,
        "page": page.whole,
        "offers": {one.verb: one for one in found},
        "remarks": remarks_in(found),
        "refusal": pressed.told if pressed else None,
    }
    status = pressed.status if pressed else HTTPStatus.OK
    return render(request, "initiatives/report.html", facts, status=status)


def remarks_in(found: list[Offer]) -> dict[str, BoundField]:
    """The fields for words to each section, by the section, for whoever may send it back."""
    form = next((one.form for one in found if one.verb == "return_report"), None)
    return {section.value: form[f"{REMARK}{section}"] for section in Section} if form else {}


@keeps_what_was_typed
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One section; whichever button is pressed, everything typed on it is kept."""
    page, initiative = IN_ORDER[name], seen_by(request, pk)
    if not request.user.has_perm(page.permission, initiative):
        raise Http404
    if request.method != "POST":
        read_along(initiative)
    sheet = ReportSheet(page, initiative, typed_of(request), writer=request.user)
    if request.method == "POST" and sheet.keep(by=request.user):
        return onwards(request, initiative, name)
    return drawn(request, sheet)


def onwards(request: HttpRequest, initiative: Initiative, name: str) -> HttpResponse:
    """The next section; the same one after a line; the whole report for whoever goes on later."""
    if {"add", "wish"} & request.POST.keys():
        return redirect("initiatives:write_report", initiative.pk, name)
    messages.success(request, _("Saved. Only the team sees it until it is sent."))
    names = list(IN_ORDER)
    ahead = names[names.index(name) + 1 :]
    if "later" in request.POST or not ahead:
        return redirect("initiatives:report", initiative.pk)
    return redirect("initiatives:write_report", initiative.pk, ahead[0])


def drawn(request: HttpRequest, sheet: ReportSheet) -> HttpResponse:
    """The page: 409 when somebody was quicker, 422 when what was typed cannot be kept."""
    parts = parts_of(sheet.initiative, sheet.page.name)
    facts = {
        "sheet": sheet,
        "page": sheet.page,
        "initiative": sheet.initiative,
        "parts": parts,
        "here": next(part for part in parts if part.is_here),
        "number": Section.values.index(sheet.page.name) + 1,
        "was_signed_out": request.method != "POST" and sheet.typed is not None,
    }
    status = sheet.status if request.method == "POST" else HTTPStatus.OK
    return render(request, "initiatives/report_write.html", facts, status=status)
