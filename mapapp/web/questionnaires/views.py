"""The sheets of questions: one list, one page a version, and the three presses on it."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import OfficeKind
from initiatives import questionnaires
from initiatives.models import Direction, Initiative, Questionnaire
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.questionnaires.listed import Sheet, sheets_of
from mapapp.web.questionnaires.words import Version

KEEPER = OfficeKind.COORDINATOR.value
ALL, GONE = "all", "draft_gone"


@staff(KEEPER)
@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: HttpRequest) -> HttpResponse:
    """Every sphere with what is asked in it today; a press begins its next version."""
    if request.method == "POST":
        draft = questionnaires.begin(chosen(request), by=request.user)
        return redirect("questionnaires:sheet", draft.pk)
    return render(request, "questionnaires/list.html", {"sheets": all_sheets()})


def chosen(request: HttpRequest) -> Direction | None:
    """The sphere of the pressed button; none is all of them."""
    code = request.POST.get("direction", "")
    direction = Direction.objects.filter(code=code).first()
    if direction is None and code != ALL:
        raise BadRequest(code)
    return direction


def all_sheets() -> list[Sheet]:
    """By two questions to the database."""
    rows = Questionnaire.objects.annotate(many=Count("questions")).order_by("version")
    return sheets_of(list(Direction.objects.in_use()), list(rows))


@staff(KEEPER)
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: its questions; of a draft, everything that can be done with it."""
    return shown(request, version_of(pk))


def version_of(pk: int) -> Questionnaire:
    """The version, or 404."""
    return get_object_or_404(Questionnaire.objects.select_related("direction"), pk=pk)


def shown(
    request: HttpRequest, version: Questionnaire, refusal: Refusal | None = None
) -> HttpResponse:
    """Its page; after a press that was refused, with the reason."""
    if refusal and refusal.code == GONE:
        return gone(request, refusal)
    facts = {"version": Version(version), "kept_by": kept_by(version)}
    if refusal is None:
        return render(request, "questionnaires/sheet.html", facts)
    return refusals.refused(request, "questionnaires/sheet.html", facts, refusal)


def gone(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The draft has no page any more: its list says why."""
    messages.warning(request, refusals.words(refusal))
    return redirect("questionnaires:list")


def kept_by(version: Questionnaire) -> int:
    """How many applications keep this version."""
    return Initiative.objects.filter(
        Q(questionnaire=version) | Q(sphere_questionnaire=version)
    ).count()


@staff(KEEPER)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask it from now on: what was read, and nothing else."""
    draft = version_of(pk)
    try:
        questionnaires.publish(draft, by=request.user, seen=request.POST.get("seen", ""))
    except Refusal as refusal:
        return shown(request, draft, refusal)
    messages.success(request, _("Published. Whoever has begun keeps their questions."))
    return redirect("questionnaires:sheet", draft.pk)


@staff(KEEPER)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the draft away."""
    draft = version_of(pk)
    try:
        questionnaires.discard(draft, by=request.user, seen=request.POST.get("seen", ""))
    except Refusal as refusal:
        return shown(request, draft, refusal)
    messages.success(request, _("The draft is gone. What is asked today stays."))
    return redirect("questionnaires:list")
