"""Is a problem really fixed? Those who told of it say so; nobody else, and never silence."""

from django.db import transaction
from django.utils import timezone

from initiatives import affected
from initiatives.models import EvaluationAnswer, Problem, ProblemAnswer, Verdict
from initiatives.stages import ACCEPTED, RESULTS, ProblemStage
from initiatives.verdicts import is_fixed
from kernel.models import JournalEntry
from kernel.workflow import Refusal

MOST_WORDS = 2000
Said = dict[int, bool]


@transaction.atomic
def answer_problem(
    problem: Problem, user: object, *, is_fixed: bool, comment: str = ""
) -> ProblemAnswer:
    """One person's word on the claim; it may be changed until the problem is judged.

    Refuses with nothing_claimed, not_asked, own_work.
    """
    problem = Problem.objects.select_for_update(of=("self",)).get(pk=problem.pk)
    claim = claim_of(problem)
    if problem.stage != ProblemStage.CLAIMED_FIXED or claim is None:
        raise Refusal("nothing_claimed")
    if user.pk in _hands_in(problem, claim):
        raise Refusal("own_work")
    if user.pk not in affected.people_of(problem):
        raise Refusal("not_asked")
    row, _ = ProblemAnswer.objects.update_or_create(
        problem=problem,
        claim=claim,
        user=user,
        defaults={"is_fixed": is_fixed, "comment": comment.strip()[:MOST_WORDS]},
    )
    return row


def claim_of(problem: Problem) -> JournalEntry | None:
    """The last time somebody said it was fixed."""
    return problem.journal().filter(verb="claim_fixed").last()


def _hands_in(problem: Problem, claim: JournalEntry) -> set[int]:
    """Whoever said it was fixed, and whoever did the work."""
    hands = {claim.actor_id}
    for initiative in problem.initiatives.filter(stage__in=ACCEPTED | RESULTS):
        hands |= affected.hands_in(initiative)
    return hands - {None}


def asked_about(problem: Problem) -> set[int]:
    """Whose word is awaited."""
    claim = claim_of(problem)
    return affected.people_of(problem) - (_hands_in(problem, claim) if claim else set())


def said_about(problem: Problem) -> Said:
    """What each of its own people said: here, or in the evaluation of an initiative for it."""
    claim, people = claim_of(problem), affected.people_of(problem)
    if claim is None:
        return {}
    evaluated = EvaluationAnswer.objects.filter(
        evaluation__initiative__problems=problem,
        evaluation__opened_at__gte=claim.at,
        user__in=people,
    ).order_by("at")
    said = {a.user_id: a.verdict == Verdict.YES for a in evaluated}
    here = ProblemAnswer.objects.filter(claim=claim).values_list("user", "is_fixed")
    return said | dict(here)


def is_waited_for(problem: Problem) -> bool:
    """An initiative that carries it is still being closed and evaluated: its people are asked."""
    return problem.initiatives.filter(stage__in=ACCEPTED).exists()


def is_concluded(problem: Problem) -> bool:
    """The initiative that carried it has its result: the same people were asked and counted."""
    claim = claim_of(problem)
    results = problem.initiatives.filter(stage__in=RESULTS)
    return claim is not None and results.filter(stage_since__gte=claim.at).exists()


def may_be_judged(problem: Problem) -> bool:
    """Everybody has answered, or the time is up or its initiative concluded and somebody has."""
    said = said_about(problem)
    if not said or is_waited_for(problem):
        return False
    time_is_up = problem.due_at is not None and problem.due_at <= timezone.now()
    return time_is_up or is_concluded(problem) or set(said) >= asked_about(problem)


def verdict_on(problem: Problem) -> ProblemStage:
    """What they come to."""
    said = list(said_about(problem).values())
    fixed = is_fixed(said.count(True), said.count(False))
    return ProblemStage.FIXED if fixed else ProblemStage.NOT_FIXED
