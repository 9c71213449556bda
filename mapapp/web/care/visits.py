"""One thing with its visits, for the team and the deciding office; and writing a visit down.

A visit is sent as a report is: by the form, or by the device that kept it while there was no
network. The door is the same, only its answer to a script is JSON.
"""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from initiatives import visiting
from initiatives.models import CarePoint, CareVisit
from initiatives.predicates import is_on_team
from kernel.workflow import Refusal
from mapapp.web import limits, refusals
from mapapp.web.access import signed_in
from mapapp.web.care.forms import VisitForm
from mapapp.web.care.shown import ShownPoint, seen_on
from mapapp.web.initiatives.views import seen_by
from mapapp.web.kept_posts import keeps_what_was_typed, typed_before
from mapapp.web.problems import drafts

VISITS_SHOWN = 50


def read_by(request: HttpRequest, pk: int, number: int) -> CarePoint:
    """A thing whose exact place this person may read, or 404."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.read_care", initiative):
        raise Http404
    rows = initiative.care_points.with_care().select_related("kind")
    point = get_object_or_404(rows, number=number)
    point.initiative = initiative
    return point


@signed_in
@require_safe
@never_cache
def point(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Where it is, how it is, and everything that was written of it."""
    point = read_by(request, pk, number)
    shown = ShownPoint(point, reads_exact=True)
    facts = {
        "initiative": point.initiative,
        "shown": shown,
        "when": seen_on(shown),
        "visits": point.visits.select_related("by")[:VISITS_SHOWN],
        "may_visit": request.user.has_perm("initiatives.visit", point.initiative),
        "may_keep": request.user.has_perm("initiatives.keep_care", point.initiative),
    }
    return render(request, "care/point.html", facts)


@keeps_what_was_typed
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def visit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Write down how it was found; sent twice, it is still one."""
    point = read_by(request, pk, number)
    if not is_on_team(request.user, point.initiative):
        raise Http404
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = VisitForm(typed, request.FILES or None, of=point)
    if request.method != "POST" or not form.is_valid():
        return drawn(request, point, form)
    try:
        made = written(request, point, form)
    except CareVisit.DoesNotExist as error:
        raise Http404 from error
    except Refusal as refusal:
        form.refuse(refusal)
        return drawn(request, point, form, refusal)
    return onwards(request, made)


def written(request: HttpRequest, point: CarePoint, form: VisitForm) -> CareVisit:
    """The visit, of the thing the form was opened for. Refuses as the verb does, and too_often."""
    limits.count(request, "visit")
    if form.is_of_another:
        raise Refusal("care_point_gone")
    return visiting.visit(point, by=request.user, **form.facts)


def drawn(
    request: HttpRequest, point: CarePoint, form: VisitForm, refusal: Refusal | None = None
) -> HttpResponse:
    """The form, with what was typed."""
    is_wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    status = refusals.status(refusal) if refusal else status
    if drafts.asks_for_json(request):
        return drafts.refused(form, status)
    facts = {
        "initiative": point.initiative,
        "shown": ShownPoint(point, reads_exact=True),
        "form": form,
        "may_visit": request.user.has_perm("initiatives.visit", point.initiative),
    }
    return render(request, "care/visit.html", facts, status=status)


def onwards(request: HttpRequest, made: CareVisit) -> HttpResponse:
    """To the list, where the next one stands; a device learns that it has arrived."""
    messages.success(request, _("The visit is written down."))
    initiative = made.point.initiative
    page = reverse("care:points", args=[initiative.pk])
    if drafts.asks_for_json(request):
        told = {"number": initiative.number, "page": page, "waits": False}
        return JsonResponse(told, headers={"Cache-Control": "no-store"})
    return redirect(page)
