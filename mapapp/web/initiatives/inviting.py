"""Inviting a volunteer whom the list of helpers shows; they stay as unnamed as there."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from initiatives.models import Initiative
from initiatives.stages import GATHERING
from kernel.workflow import Refusal
from mapapp.web import limits, refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.helpers import person
from mapapp.web.initiatives.join_form import InvitationForm
from mapapp.web.initiatives.views import seen_by
from mapapp.web.me.forms import posted
from resources.inviting import helper_behind, invite_helper


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: int, handle: str) -> HttpResponse:
    """Which place, and a word to them."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.carry", initiative):
        raise Http404
    helper = helper_behind(initiative, handle)
    if helper is None and request.method != "POST":
        back = reverse("initiatives:detail", args=[pk])
        return refusals.answer(request, Refusal("helper_gone"), back=back)
    form = InvitationForm(posted(request), initiative=initiative, helper=helper)
    if form.is_bound and form.is_valid() and invited(request, initiative, handle, form):
        return redirect("initiatives:detail", pk)
    facts = {
        "initiative": initiative,
        "form": form,
        "helper": person(helper) if helper else None,
        "is_gathering": initiative.stage in GATHERING,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "initiatives/invite.html", facts, status=status)


def invited(
    request: HttpRequest, initiative: Initiative, handle: str, form: InvitationForm
) -> bool:
    """Invite; a refusal becomes an error of the form, with what was typed kept."""
    try:
        limits.count(request, "invitation")
        invite_helper(initiative, handle, by=request.user, **form.facts)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return False
    messages.success(request, _("They are invited. You will hear what they answer."))
    return True
