"""The page of what was public and is no more: 410, with the rule and who decided, by role."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from community.models import Decision, DecisionStage
from community.models.decision import OUT_OF_SIGHT
from initiatives.stages import IN_PUBLIC, PROBLEM_IN_PUBLIC

View = Callable[..., HttpResponse]
PUBLIC = {"problem": PROBLEM_IN_PUBLIC, "initiative": IN_PUBLIC}


def or_gone(kind: str) -> Callable[[View], View]:
    """Say what became of a thing that was taken out of sight, instead of 404."""

    def wrap(view: View) -> View:
        @wraps(view)
        def seen(request: HttpRequest, pk: int, **more: Any) -> HttpResponse:  # noqa: ANN401 - passed on untouched
            try:
                return view(request, pk, **more)
            except Http404:
                if (answer := gone(request, kind, pk)) is not None:
                    return answer
                raise

        return seen

    return wrap


def gone(request: HttpRequest, kind: str, pk: int) -> HttpResponse | None:
    """The explanation; nothing for what never was in public."""
    rows = Decision.objects.filter(kind=kind, subject_id=pk, stage__in=OUT_OF_SIGHT)
    decision = rows.first()
    if decision is None or decision.subject.stage not in PUBLIC[kind]:
        return None
    facts = {
        "decision": decision,
        "is_deleted": decision.stage == DecisionStage.DELETED,
        "entry": decision.journal().filter(verb__in=("hide", "confirm_deletion")).last(),
    }
    answer = render(request, "moderation/gone.html", facts, status=HTTPStatus.GONE)
    answer["X-Robots-Tag"] = "noindex"
    return answer
