"""What follows from a move elsewhere: pins on the map, and the problems behind an initiative.

Runs after the row is saved, in the same transaction.
"""

from typing import Any

from initiatives import asking_fixed, backing, pins
from initiatives.models import Initiative, Problem
from initiatives.parts import has_unfinished_parts
from initiatives.reasons import ReasonCode
from initiatives.stages import ACCEPTED, ProblemStage
from kernel.models import JournalEntry

Given = dict[str, Any]


def after_initiative(initiative: Initiative, entry: JournalEntry, _given: Given) -> None:
    """Follow one move of an initiative."""
    pins.put_initiative(initiative)
    backing.follow_move(initiative, entry)
    if entry.verb in {"accept", "start", "support", "finish"}:
        start_problems(initiative)
    if entry.verb == "finish":
        claim_problems(initiative, entry)
    if entry.verb == "conclude":
        judge_problems(initiative)


def after_problem(problem: Problem, entry: JournalEntry, _given: Given) -> None:
    """Follow one move of a problem."""
    pins.put_problem(problem)
    if entry.verb in {"take_up", "answer", "unmerge"}:
        _start(problem)
    if entry.verb == "claim_fixed":
        asking_fixed.ask(problem, entry)


def start_problems(initiative: Initiative) -> None:
    """Adoption by an accepted initiative puts a problem in work."""
    for problem in initiative.problems.filter(stage=ProblemStage.ACKNOWLEDGED).order_by("pk"):
        _start(problem)


def _start(problem: Problem) -> None:
    is_acknowledged = problem.stage == ProblemStage.ACKNOWLEDGED
    if is_acknowledged and problem.initiatives.filter(stage__in=ACCEPTED).exists():
        problem.move("start", by=None, reason_code=ReasonCode.BY_ADOPTION)


def claim_problems(initiative: Initiative, entry: JournalEntry) -> None:
    """The team says its problems are fixed; whether they are is for others to say.

    One with a part still open at another office waits for it, and holds up nobody's report.
    """
    for problem in initiative.problems.filter(stage=ProblemStage.IN_WORK).order_by("pk"):
        if not has_unfinished_parts(problem):
            problem.move("claim_fixed", by=entry.actor, initiative_id=initiative.pk)


def judge_problems(initiative: Initiative) -> None:
    """Whoever answered about the initiative has answered about the problem."""
    from initiatives.judging import may_be_judged  # noqa: PLC0415 - reads what was just saved

    for problem in initiative.problems.filter(stage=ProblemStage.CLAIMED_FIXED).order_by("pk"):
        if may_be_judged(problem):
            problem.move("judge", by=None)
