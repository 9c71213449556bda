"""Showing what the work changed, and saying whether it solved anything."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from initiatives import proving
from initiatives.models import Initiative
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.ballots import Ballot, ballot_of
from mapapp.web.initiatives.evidence_form import EvidenceForm
from mapapp.web.initiatives.page import InitiativePage
from mapapp.web.initiatives.rule import rule_in_words
from mapapp.web.initiatives.verdict_form import VerdictForm
from mapapp.web.initiatives.views import seen_by


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Add photos of before and after."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.add_evidence", initiative):
        raise Http404
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid() and added(request, initiative, form):
        return redirect("initiatives:evidence", initiative.pk)
    page = InitiativePage(initiative, request.user)
    facts = {"initiative": initiative, "page": page, "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "initiatives/evidence.html", facts, status=status)


def added(request: HttpRequest, initiative: Initiative, form: EvidenceForm) -> bool:
    """Keep the photos one by one; a photo that cannot be kept is named, the others stay."""
    kept = 0
    for photo in form.cleaned_data["photos"]:
        try:
            proving.add_evidence(initiative, photo, by=request.user, **form.facts)
        except Refusal as refusal:
            form.add_error("photos", f"{photo.name}: {refusals.words(refusal)}")
        else:
            kept += 1
    if kept:
        messages.success(request, _("The photos are kept; everything but the picture is removed."))
    return not form.errors


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether it is solved: for those asked and those drawn, never for those who did it."""
    initiative = seen_by(request, pk)
    ballot = ballot_of(initiative, request.user)
    if ballot is None:
        raise Http404
    form = VerdictForm(request.POST or None, mine=ballot.mine)
    if form.is_bound and form.is_valid() and answered(request, ballot, form):
        return redirect("initiatives:detail", initiative.pk)
    facts = {
        "initiative": initiative,
        "page": InitiativePage(initiative, request.user),
        "ballot": ballot,
        "evaluation": ballot.evaluation,
        "form": form,
        "rule": rule_in_words(settings.EVALUATION_RULE),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "initiatives/evaluate.html", facts, status=status)


def answered(request: HttpRequest, ballot: Ballot, form: VerdictForm) -> bool:
    """Count the answer; a refusal becomes an error of the form, with what was typed kept."""
    try:
        ballot.answer(**form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return False
    messages.success(request, _("Thank you. You can change your answer until the deadline."))
    return True
