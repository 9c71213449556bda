"""Joining an initiative to a national project or to a drive; its lead or author decides."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from initiatives import programmes
from initiatives.models import Drive, Initiative, NationalProject
from initiatives.programmes import Programme
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.views import seen_by

KINDS = {"project": NationalProject.objects.all, "drive": Drive.objects.announced}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """What it could be part of, and what it is part of."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.join_programme", initiative):
        raise Http404
    if request.method == "POST":
        return _joined(request, initiative)
    return _page(request, initiative)


def _joined(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    chosen = named(request.POST.get("what", ""))
    if chosen is None:
        return _page(request, initiative, error=_("Choose one of them."))
    change = programmes.leave if "leave" in request.POST else programmes.join
    try:
        change(initiative, chosen, by=request.user)
    except Refusal as refusal:
        return _page(request, initiative, error=refusals.words(refusal))
    messages.success(request, _("Written down."))
    return redirect("programmes:join", initiative.pk)


def named(word: str) -> Programme | None:
    """`project-3` or `drive-5`; nothing for any other word."""
    kind, _dash, key = word.partition("-")
    if kind not in KINDS or not (key.isascii() and key.isdigit()):
        return None
    return KINDS[kind]().filter(pk=key[:18]).first()


def _page(request: HttpRequest, initiative: Initiative, *, error: str = "") -> HttpResponse:
    mine = list(initiative.joined.select_related("project", "drive"))
    drives = (
        Drive.objects.announced().to_come_or_on().over(initiative.region).select_related("region")
    )
    facts = {
        "initiative": initiative,
        "mine": mine,
        "projects": NationalProject.objects.exclude(
            pk__in=[one.project_id for one in mine if one.project_id]
        ),
        "drives": drives.exclude(pk__in=[one.drive_id for one in mine if one.drive_id]),
        "error": error,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return render(request, "programmes/join.html", facts, status=status)
