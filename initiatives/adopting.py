"""An initiative takes a problem up; the problem is in work once the initiative is accepted."""

from django.db import transaction

from accounts.models import User
from initiatives.models import Initiative, Problem
from initiatives.predicates import is_adoptable, is_author, is_lead, writes_along
from initiatives.stages import ACCEPTED, STILL_OPEN, Stage
from kernel.workflow import Refusal

MOST_PROBLEMS = 20
MAY_ADOPT = STILL_OPEN - {Stage.CLOSING, Stage.EVALUATION} | {Stage.DRAFT}


@transaction.atomic
def adopt(initiative: Initiative, problem: Problem, *, by: User) -> None:
    """Take up a problem. Refuses with not_allowed, wrong_stage, problem_not_adoptable."""
    if not (is_author | is_lead | writes_along)(by, initiative):
        raise Refusal("not_allowed")
    if initiative.stage not in MAY_ADOPT:
        raise Refusal("wrong_stage", stage=initiative.stage)
    if not is_adoptable(by, problem):
        raise Refusal("problem_not_adoptable", stage=problem.stage)
    if initiative.problems.count() >= MOST_PROBLEMS:
        raise Refusal("problems_too_many", most=MOST_PROBLEMS)
    initiative.problems.add(problem)
    if initiative.stage in ACCEPTED and problem.stage == "acknowledged":
        problem.move("start", by=None, reason_code="by_adoption")


@transaction.atomic
def let_go(initiative: Initiative, problem: Problem, *, by: User) -> None:
    """A draft may still drop a problem; what is promised in public is kept."""
    if not (is_author | writes_along)(by, initiative):
        raise Refusal("not_allowed")
    if initiative.stage != Stage.DRAFT:
        raise Refusal("wrong_stage", stage=initiative.stage)
    initiative.problems.remove(problem)
