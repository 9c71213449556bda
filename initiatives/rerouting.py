"""A problem whose kind or place was corrected goes to the office that answers for it now.

Called by whoever corrected it, in the same transaction, after the correction is saved.
"""

from typing import Any

from initiatives.models import Problem
from initiatives.reasons import ReasonCode
from initiatives.routing import Routed, answers_of, office_for
from initiatives.stages import PROBLEM_REROUTABLE, ProblemStage
from kernel.models import JournalEntry


def reroute(problem: Problem, *, because: str) -> JournalEntry | None:
    """Send it where the rules send it now; `because` is category_changed or place_changed.

    Answers with the journal's entry, or None where it stays: the office is the same, nobody
    answers there, or the work has begun already.
    """
    because = ReasonCode(because)
    routed = office_for(
        problem.category,
        problem.region,
        place=problem.location,
        at=problem.created_at,
        answers=answers_of(problem),
    )
    if problem.stage == ProblemStage.REPORTED:
        _keep(problem, office=routed.office, routed_because=routed.why)
        return None
    if problem.stage not in PROBLEM_REROUTABLE or routed.office is None:
        return None
    if routed.office.pk == problem.office_id:
        _keep(problem, routed_because=routed.why)
        return None
    return _move(problem, routed, because)


def _move(problem: Problem, routed: Routed, because: str) -> JournalEntry:
    return problem.move(
        "reroute",
        by=None,
        office=routed.office,
        why=routed.why,
        office_before_id=problem.office_id or 0,
        reason_code=because,
    )


def _keep(problem: Problem, **facts: Any) -> None:  # noqa: ANN401 - fields of the problem
    Problem.objects.filter(pk=problem.pk).update(**facts)
    problem.refresh_from_db(fields=[*facts])
