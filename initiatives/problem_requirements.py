"""What a problem must have before a move; codes, as in `requirements.py`."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from initiatives import judging
from initiatives.models import EvidencePhoto, Moment, Problem, ProblemPhoto
from initiatives.parts import has_unfinished_parts
from initiatives.stages import UNDER_WAY, ProblemStage

Given = dict[str, Any]
SHOWS_THE_FIX = (ProblemPhoto.Kind.AFTER, ProblemPhoto.Kind.EVIDENCE)


def contact_is_confirmed(problem: Problem, _given: Given) -> str | None:
    """An author who can be reached, or a coordinator who has heard them."""
    if problem.is_vouched_for:
        return None
    author = problem.author
    return None if author and author.has_confirmed_contact else "contact_unconfirmed"


def has_evidence(problem: Problem, _given: Given) -> str | None:
    """A photo of the fix, taken since the last one was denied: its own, or of its initiative."""
    is_denial = Q(after=ProblemStage.NOT_FIXED) | Q(verb="reopen")
    denied = problem.journal().filter(is_denial).last()
    since = {"created_at__gte": denied.at} if denied else {}
    if problem.photos.filter(kind__in=SHOWS_THE_FIX, **since).exists():
        return None
    shown = EvidencePhoto.objects.filter(moment=Moment.AFTER, **since)
    at_work = problem.initiatives.filter(stage__in=UNDER_WAY)
    return None if shown.filter(initiative__in=at_work).exists() else "evidence_missing"


def no_part_is_open(problem: Problem, _given: Given) -> str | None:
    """Every part that was given out is done with."""
    return "parts_open" if has_unfinished_parts(problem) else None


def stands_alone(problem: Problem, _given: Given) -> str | None:
    """It is no part of another, and has no parts of its own."""
    return "has_parts" if problem.part_of_id or problem.parts.exists() else None


def may_be_judged(problem: Problem, _given: Given) -> str | None:
    """Answers of all who told of it, or of some when the time is up."""
    return None if judging.may_be_judged(problem) else "answers_awaited"


def time_has_passed(problem: Problem, _given: Given) -> str | None:
    """The waiting time after a fix has passed."""
    is_past = problem.due_at and problem.due_at <= timezone.now()
    return None if is_past else "too_early"
