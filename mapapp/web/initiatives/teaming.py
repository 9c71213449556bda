"""Joining a team, and the answers to those who ask."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from initiatives import inviting, teaming
from initiatives.models import Initiative, TeamMember
from initiatives.stages import GATHERING
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.join_form import JoinForm
from mapapp.web.initiatives.views import seen_by


def hand_over(member: TeamMember, *, by: User) -> None:
    """Another member answers for the work from now on."""
    teaming.hand_over_lead(member.initiative, member.user, by=by)


ANSWERS = {
    "accept": (teaming.accept, _("They are in the team now.")),
    "decline": (teaming.decline, _("They were told that the answer is no.")),
    "lead": (hand_over, _("They lead it now.")),
    "leave": (teaming.leave, _("You have left the team.")),
    "agree": (inviting.agree, _("You are in the team now. Thank you!")),
    "refuse": (inviting.refuse, _("You turned it down; the lead was told.")),
    "recall": (inviting.recall, _("The invitation was taken back, and they were told.")),
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a place in the team."""
    initiative = seen_by(request, pk)
    form = JoinForm(request.POST or None, initiative=initiative, initial=wished(request))
    if form.is_bound and form.is_valid() and asked(request, initiative, form):
        return redirect("initiatives:detail", initiative.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    facts = {
        "initiative": initiative,
        "form": form,
        "is_gathering": initiative.stage in GATHERING,
    }
    return render(request, "initiatives/join.html", facts, status=status)


def wished(request: HttpRequest) -> dict[str, str]:
    """The place named by the address: `?seat=` or `?need=`."""
    for what in ("seat", "need"):
        if key := request.GET.get(what):
            return {"place": f"{what}-{key}"}
    return {}


def asked(request: HttpRequest, initiative: Initiative, form: JoinForm) -> bool:
    """Ask; a refusal becomes an error of the form, with what was typed kept."""
    try:
        row = teaming.ask_to_join(initiative, request.user, **form.facts)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return False
    is_in = row.state == TeamMember.State.ACCEPTED  # was invited, and asked at the same time
    said = _("You are in the team now. Thank you!")
    messages.success(request, said if is_in else _("You asked to join. The lead will answer."))
    return True


@signed_in
@require_POST
def member(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """Accept, decline, leave, answer an invitation or take it back: the verb says who may."""
    initiative = seen_by(request, pk)
    row = get_object_or_404(
        TeamMember.objects.filter(initiative=initiative).select_related("initiative"), pk=member
    )
    if row.user_id != request.user.pk and not manages(request, initiative):
        raise Http404
    answer, words = ANSWERS.get(request.POST.get("answer", ""), (None, ""))
    if answer is None:
        raise Http404
    try:
        answer(row, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusals.words(refusal))
    else:
        messages.success(request, words)
    return redirect("initiatives:detail", initiative.pk)


def manages(request: HttpRequest, initiative: Initiative) -> bool:
    """Answers those who ask to join."""
    return request.user.has_perm("initiatives.manage_team", initiative)
