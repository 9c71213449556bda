"""What a coordinator keeps for a territory: its priorities by period, and its drives."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import OfficeKind
from initiatives import programmes
from initiatives.models import Drive, Priority
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.programmes.forms import DriveForm, PriorityForm, units_of

COORDINATOR = OfficeKind.COORDINATOR.value
KINDS = {"priority": Priority, "drive": Drive}
FORMS = {"priority": PriorityForm, "drive": DriveForm}
READ_ALONG = ("region", "direction")
A_PAGE, MOST = 50, 100


@staff(COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: HttpRequest) -> HttpResponse:
    """What is said for the territory, and two forms to say more."""
    what = request.POST.get("what", "")
    tried = FORMS[what](request.POST, keeper=request.user) if what in FORMS else None
    if tried is not None and tried.is_valid() and said(request, what, tried):
        return redirect("programmes:keep")
    priorities = Priority.objects.kept_by(request.user).to_come_or_on()
    facts = {
        "page": Paginator(priorities.select_related(*READ_ALONG), A_PAGE).get_page(
            request.GET.get("page")
        ),
        "drives": Drive.objects.kept_by(request.user).to_tend().select_related("region")[:MOST],
        "forms": drawn(what, tried, request.user),
        "tried": tried,
    }
    is_wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "programmes/keep.html", facts, status=status)


def drawn(what: str, tried: forms.Form | None, keeper: Any) -> dict[str, forms.Form]:  # noqa: ANN401 - a user
    """The form as it was typed, the others empty; where it may be said is read once."""
    units = units_of(keeper)
    return {
        name: tried if tried is not None and name == what else kind(keeper=keeper, units=units)
        for name, kind in FORMS.items()
    }


def said(request: HttpRequest, what: str, form: forms.Form) -> bool:
    """Write it down; a refusal becomes an error of the form."""
    say = programmes.put_first if what == "priority" else programmes.open_drive
    try:
        say(by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        field = "until" if refusal.code == "period_backwards" else None
        form.add_error(field, refusals.words(refusal))
        return False
    is_draft = form.cleaned_data.get("is_draft")
    done = _("Written down as a draft.") if is_draft else _("Written down. Everybody can read it.")
    messages.success(request, done)
    return True


@staff(COORDINATOR)
@require_POST
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft is read by everybody from now on; another territory's does not exist here."""
    drive = get_object_or_404(Drive.objects.kept_by(request.user), pk=pk)
    try:
        is_there = programmes.announce(drive, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusals.words(refusal))
        return redirect("programmes:keep")
    if not is_there:
        return redirect("programmes:keep")  # the list shows that it is gone
    messages.success(request, _("It is announced. Everybody can read it."))
    return redirect("programmes:drive", drive.pk)


@staff(COORDINATOR)
@require_POST
def end(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """It holds no longer; another territory's does not exist here."""
    if what not in KINDS:
        raise Http404
    programmes.end(
        get_object_or_404(KINDS[what].objects.kept_by(request.user), pk=pk), by=request.user
    )
    messages.success(request, _("It is ended."))
    return redirect("programmes:keep")
