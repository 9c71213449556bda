"""Promising to a need, and the one door for what happens to a promise."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from initiatives.coverage import coverage_of
from initiatives.models import Initiative, Need
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.resources.keeping import pressed
from mapapp.web.resources.pledge_forms import PledgeForm
from resources.models import Owner, Pledge
from resources.pledging import PLEDGE_MOVES, promise


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pledge(request: HttpRequest, need: int) -> HttpResponse:
    """Promise something to a need."""
    wanted = get_object_or_404(needs_seen_by(request), pk=need)
    owners = Owner.objects.spoken_for_by(request.user).select_related("user").order_by("pk")
    form = PledgeForm(request.POST or None, need=wanted, owners=owners)
    if form.is_bound and form.is_valid() and kept(request, form):
        return redirect("initiatives:detail", wanted.initiative_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    missing = max(wanted.wanted - coverage_of(wanted), 0)
    facts = {"form": form, "need": wanted, "owners": owners, "missing": missing}
    return render(request, "resources/pledge.html", facts, status=status)


def kept(request: HttpRequest, form: PledgeForm) -> bool:
    """Make the promise; a refusal becomes an error of the form, with what was typed kept."""
    owner = form.cleaned_data["owner"]
    try:
        promise(owner, form.need, by=request.user, **form.promised)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return False
    messages.success(request, _("Your promise is sent to the lead."))
    return True


def needs_seen_by(request: HttpRequest):  # noqa: ANN201 - a queryset of needs
    """Lines of initiatives this person may read."""
    seen = Initiative.objects.visible_to(request.user)
    return Need.objects.filter(initiative__in=seen).select_related("initiative")


@signed_in
@require_POST
def move(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One move of one promise, by the donor or by the lead."""
    promised = get_object_or_404(Pledge.objects.select_related("need__initiative"), pk=pk)
    may_see = request.user.has_perm("resources.view_pledge", promised)
    if not may_see or verb not in PLEDGE_MOVES.moves:
        raise Http404
    return pressed(request, promised, verb, back=promised.get_absolute_url())
