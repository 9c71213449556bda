"""One thing on the official's desk, with the decisions open to them."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from initiatives.models import Initiative, Problem
from mapapp.web import moves
from mapapp.web.access import staff
from mapapp.web.initiatives.views import shown as shown_initiative
from mapapp.web.moves import Pressed
from mapapp.web.problems.views import shown as shown_problem
from mapapp.web.review import answering
from mapapp.web.review.at_hand import Typed
from mapapp.web.review.duty import AT_THE_DESK, initiatives_on_duty, problems_on_duty
from mapapp.web.review.pages import InitiativeReview, ProblemReview

Thing = Problem | Initiative
ON_DUTY = {"problem": problems_on_duty, "initiative": initiatives_on_duty}
IN_PUBLIC = {"problem": shown_problem, "initiative": shown_initiative}
REVIEW = {
    "problem": (ProblemReview, "review/problem.html"),
    "initiative": (InitiativeReview, "review/initiative.html"),
}


@staff(*AT_THE_DESK)
@require_safe
def problem(request: HttpRequest, pk: int) -> HttpResponse:
    """One problem with its decisions; another territory's does not exist here."""
    return show(request, get_object_or_404(problems_on_duty(request.user), pk=pk))


@staff(*AT_THE_DESK)
@require_safe
def initiative(request: HttpRequest, pk: int) -> HttpResponse:
    """One initiative with its decisions."""
    return show(request, get_object_or_404(initiatives_on_duty(request.user), pk=pk))


def is_on_duty(user: Any, thing: Thing) -> bool:  # noqa: ANN401 - a user
    """The thing may be opened on this person's desk."""
    return ON_DUTY[moves.kind_of(thing)](user).filter(pk=thing.pk).exists()


def onwards(request: HttpRequest, thing: Thing) -> str:
    """Back to the same page; to the desk once the thing is out of this person's hands."""
    answering.let_go(thing, request.user)
    if not is_on_duty(request.user, thing):
        return reverse("review:desk")
    return reverse(f"review:{moves.kind_of(thing)}", args=[thing.pk])


@moves.comes_back_to("desk:problem", then=onwards)
@moves.comes_back_to("desk:initiative", then=onwards)
def show(
    request: HttpRequest,
    thing: Thing,
    *,
    pressed: Pressed | None = None,
    typed: Typed | None = None,
) -> HttpResponse:
    """The page of the desk; the public page for whoever only says that they come from the desk."""
    kind = moves.kind_of(thing)
    if pressed and not is_on_duty(request.user, thing):
        return IN_PUBLIC[kind](request, thing, pressed=pressed)
    review, template = REVIEW[kind]
    facts = {
        kind: thing,
        "review": review(thing, request.user, pressed, typed),
        "refusal": pressed.told if pressed else None,
    }
    if pressed:
        answering.take(thing, request.user)
    return render(request, template, facts, status=status_of(pressed, typed))


def status_of(pressed: Pressed | None, typed: Typed | None) -> HTTPStatus:
    """What came of a press; a form beside the decisions comes back only with a gap in it."""
    if pressed:
        return pressed.status
    return HTTPStatus.UNPROCESSABLE_ENTITY if typed else HTTPStatus.OK
