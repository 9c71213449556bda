"""What its lead says: what is looked after, what was written by mistake, when a round begins."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from initiatives import caring
from initiatives.models import Initiative
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.care.forms import PointForm, RoundForm
from mapapp.web.care.views import shown
from mapapp.web.initiatives.views import seen_by


def kept_by(request: HttpRequest, pk: int) -> Initiative:
    """An initiative of which this person says what it looks after, or 404."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.keep_care", initiative):
        raise Http404
    return initiative


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Look after one thing more."""
    initiative = kept_by(request, pk)
    form = PointForm(request.POST or None)
    if form.is_bound and form.is_valid() and added(request, initiative, form):
        return redirect("care:points", initiative.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    facts = {"initiative": initiative, "form": form}
    return render(request, "care/new.html", facts, status=status)


def added(request: HttpRequest, initiative: Initiative, form: PointForm) -> bool:
    """Write it down; a refusal becomes an error of the form, with what was typed kept."""
    try:
        point = caring.add_care_point(initiative, by=request.user, **form.facts)
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("Written down: %(name)s.") % {"name": point.name})
    return True


@signed_in
@require_POST
def drop(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take back what was written by mistake."""
    initiative = kept_by(request, pk)
    point = get_object_or_404(initiative.care_points, number=number)
    try:
        caring.drop_care_point(point, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusals.words(refusal))
        return redirect("care:point", pk, number)
    messages.success(request, _("Taken back."))
    return redirect("care:points", pk)


@signed_in
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Go round once more."""
    initiative = seen_by(request, pk)
    if initiative.lead_id != request.user.pk:
        raise Http404
    form = RoundForm(request.POST)
    if form.is_valid() and begun(request, initiative, form):
        return redirect("care:points", pk)
    return shown(request, initiative, form)


def begun(request: HttpRequest, initiative: Initiative, form: RoundForm) -> bool:
    """Begin it; a refusal becomes an error of the form."""
    try:
        one = caring.begin_round(initiative, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("Round %(number)s has begun.") % {"number": one.number})
    return True
