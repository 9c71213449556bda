"""A "me too", also from a guest: held in this browser until a contact is confirmed."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from community import supporting
from initiatives.models import Problem
from initiatives.stages import PROBLEM_IN_PUBLIC, PROBLEM_STILL_OPEN
from kernel.workflow import Refusal
from mapapp.web.access import public
from mapapp.web.me.forms import ContactForm
from mapapp.web.problems.reporting import asked_for_code, reads_and_writes

KEY = "held_voices"
MOST = 20
OPEN = PROBLEM_STILL_OPEN & PROBLEM_IN_PUBLIC


@public
@reads_and_writes
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Say "me too": counted at once for whoever can be reached, else after the code."""
    problem = get_object_or_404(Problem.objects.filter(stage__in=OPEN), pk=pk)
    if request.user.is_authenticated:
        if request.method == "POST":
            told(request, counted(problem, request.user))
        return redirect("problems:detail", pk)
    if request.method == "POST":
        hold(request, pk)
    form = ContactForm(request.POST if "contact" in request.POST else None)
    if form.is_valid() and (answer := asked_for_code(request, form, pk)):
        return answer
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    facts = {"form": form, "problem": problem, "back": reverse("problems:detail", args=[pk])}
    return render(request, "problems/join.html", facts, status=status)


def hold(request: HttpRequest, pk: int) -> None:
    """Remember a voice of this browser."""
    kept = [key for key in request.session.get(KEY, []) if key != pk]
    request.session[KEY] = [*kept, pk][-MOST:]


def counted(problem: Problem, user: User) -> bool | None:
    """Whether it counts now; None for one's own."""
    try:
        return supporting.support(user, problem).contact_confirmed
    except Refusal:
        return None


def told(request: HttpRequest, counts: bool | None) -> None:  # noqa: FBT001 - an answer, not a switch
    """What came of a "me too"."""
    if counts is None:
        messages.info(request, _("It is your own: your voice is counted already."))
    elif counts:
        messages.success(request, _("Counted. You will hear what happens."))
    else:
        messages.warning(request, _("Your voice counts once your contact is confirmed."))


def let_voices_out(request: HttpRequest, user: User) -> None:
    """Those held in this browser count from now on."""
    keys = request.session.pop(KEY, [])
    for problem in Problem.objects.filter(pk__in=keys, stage__in=OPEN):
        told(request, counted(problem, user))
