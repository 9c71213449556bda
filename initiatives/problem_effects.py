"""What a move changes beside the stage of a problem."""

from typing import Any

from initiatives.clocks import end_of, from_receipt
from initiatives.models import Problem
from initiatives.stages import ACCEPTED, ProblemStage
from kernel.models import JournalEntry

Given = dict[str, Any]


def forget_contact(problem: Problem, _entry: JournalEntry, _given: Given) -> None:
    """The author is known now; the contact typed into the form is needed no more.

    Of one a coordinator vouches for it is kept: by it the person becomes the author later.
    """
    if problem.author_id is None:
        return
    problem.contact_phone = problem.contact_email = ""


def count_from_receipt(problem: Problem, _entry: JournalEntry, _given: Given) -> None:
    """The legal term runs from the day it reached this office."""
    problem.due_at = from_receipt(problem, ProblemStage.CONFIRMED)


def follow_the_plan(problem: Problem, entry: JournalEntry, _given: Given) -> None:
    """In an initiative's hands the plan is the clock; in the office's own, the law."""
    if entry.actor is None:
        carrier = problem.initiatives.filter(stage__in=ACCEPTED).order_by("pk").first()
        problem.due_at = end_of(carrier.plan_ends) if carrier else None
