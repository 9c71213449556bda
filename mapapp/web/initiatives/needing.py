"""The list of needs: the author writes it with the application, whoever leads keeps it."""

from http import HTTPStatus

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from initiatives import needing
from initiatives.models import Initiative, Need, Seat
from initiatives.stages import Stage
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.need_forms import LINES, LineForm, SeatForm
from mapapp.web.initiatives.need_lines import editable_lines
from mapapp.web.initiatives.tasks import task_list
from mapapp.web.initiatives.views import seen_by


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def needs(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, and four ways to add a line to it."""
    initiative = own_list(request, pk)
    tried = LINES.get(request.POST.get("what", ""))
    form = tried(request.POST) if tried else None
    if form is not None and form.is_valid() and added(request, initiative, form):
        return redirect("initiatives:need", initiative.pk)
    facts = {
        "initiative": initiative,
        "lines": editable_lines(initiative),
        "forms": [form if kind is tried else kind() for kind in LINES.values()],
        "form": form,
        "tasks": task_list(initiative, "need") if initiative.stage == Stage.DRAFT else None,
    }
    is_wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "initiatives/needs.html", facts, status=status)


def own_list(request: HttpRequest, pk: int) -> Initiative:
    """An initiative whose needs this person may write, or 404."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.add_need", initiative):
        raise Http404
    return initiative


def added(request: HttpRequest, initiative: Initiative, form: LineForm) -> bool:
    """Add the line; a refusal becomes an error of the form."""
    add = needing.add_seat if isinstance(form, SeatForm) else needing.add_need
    try:
        add(initiative, by=request.user, **form.facts)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return False
    messages.success(request, _("Added to the list."))
    return True


@signed_in
@require_POST
def change(request: HttpRequest, pk: int, what: str, line: int) -> HttpResponse:
    """Strike a line out, or say whether the work can start without it."""
    initiative = own_list(request, pk)
    row = get_object_or_404(LISTS[what].objects.filter(initiative=initiative), pk=line)
    try:
        changed(row, request)
    except Refusal as refusal:
        messages.warning(request, refusals.words(refusal))
    return redirect("initiatives:need", initiative.pk)


LISTS: dict[str, type[models.Model]] = {"need": Need, "seat": Seat}


def changed(row: Need | Seat, request: HttpRequest) -> None:
    """Do to a line what its button says."""
    wish = request.POST.get("wish", "")
    if wish == "remove":
        remove = needing.remove_seat if isinstance(row, Seat) else needing.strike_out
        remove(row, by=request.user)
    elif wish in {"essential", "optional"}:
        needing.set_essential(row, by=request.user, is_essential=wish == "essential")
