"""Is a problem really fixed? Those who told of it say so; nobody else, and never silence."""

from collections import Counter
from collections.abc import Sequence
from typing import IO

from django.db import transaction
from django.utils import timezone

from initiatives import affected
from initiatives.models import (
    EvaluationAnswer,
    FixRound,
    FixSilence,
    Opinion,
    Problem,
    ProblemAnswer,
)
from initiatives.proving import show_the_doubt
from initiatives.reasons import WHY_NOT, ReasonCode
from initiatives.stages import (
    ACCEPTED,
    ASKED_IF_FIXED,
    RESULTS,
    SAID_TO_BE_FIXED,
    ProblemStage,
)
from initiatives.verdicts import Tally, is_fixed
from kernel.clock import due
from kernel.images import clean_photo
from kernel.models import JournalEntry
from kernel.workflow import Refusal

MOST_WORDS = 2000
HEARD_IN = ASKED_IF_FIXED | {ProblemStage.REOPEN_REQUESTED}
Said = dict[int, str]


def answer_problem(
    problem: Problem, user: object, *, photos: Sequence[IO[bytes]] = (), **said: str
) -> ProblemAnswer:
    """One person's word on the claim: `verdict`, `why`, `comment`; it may be changed while asked.

    A "no" to what was found fixed asks for it to be reopened; a person decides about that.
    Refuses with nothing_claimed, own_work, not_asked, verdict_unknown, why_missing,
    photos_too_many, photo_….
    """
    cleaned = [clean_photo(photo) for photo in photos]  # slow, so nobody waits for it
    with transaction.atomic():
        problem = Problem.objects.select_for_update(of=("self",)).get(pk=problem.pk)
        if code := refusal_to_answer(problem, user):
            raise Refusal(code)
        show_the_doubt(problem, cleaned, by=user, since=claim_of(problem).at)
        row = write_down(problem, user, **said)
        if row.asks_to_reopen and problem.stage in SAID_TO_BE_FIXED:
            problem.move("request_reopening", by=None, reason_code=row.why)
    return row


def refusal_to_answer(problem: Problem, user: object) -> str | None:
    """Why this person may not answer now, or None."""
    claim = claim_of(problem)
    if problem.stage not in HEARD_IN or claim is None or not is_still_asked(problem):
        return "nothing_claimed"
    if user.pk in _hands_in(problem, claim):
        return "own_work"
    return None if user.pk in affected.people_of(problem) else "not_asked"


def write_down(
    problem: Problem, user: object, *, verdict: str, why: str = "", comment: str = ""
) -> ProblemAnswer:
    """The word itself, of somebody who may say it; the row of the problem is held already."""
    if verdict not in Opinion.values:
        raise Refusal("verdict_unknown")
    if verdict == Opinion.NO and why not in WHY_NOT:
        raise Refusal("why_missing", field="why")
    claim = claim_of(problem)
    is_explained = verdict in {Opinion.NO, Opinion.PARTLY} and why in WHY_NOT
    row, _ = ProblemAnswer.objects.update_or_create(
        claim=claim,
        user=user,
        defaults={
            "problem": problem,
            "verdict": verdict,
            "why": ReasonCode(why).value if is_explained else "",
            "comment": comment.strip()[:MOST_WORDS],
            "round": latest_round(claim),
        },
    )
    row.refresh_from_db(fields=["asks_to_reopen"])
    return row


def claim_of(problem: Problem) -> JournalEntry | None:
    """The last time somebody said it was fixed."""
    return problem.journal().filter(verb="claim_fixed").last()


def latest_round(claim: JournalEntry | None) -> int:
    """How many days after this claim people were asked last; 0 at the claim itself."""
    rounds = FixRound.objects.filter(claim=claim).order_by("days_after")
    return rounds.values_list("days_after", flat=True).last() or 0


def is_still_asked(problem: Problem) -> bool:
    """What is closed may be doubted for some time, not for ever."""
    is_closed = problem.stage == ProblemStage.CLOSED
    return not is_closed or timezone.now() <= due("ask_to_reopen", problem.stage_since)


def _hands_in(problem: Problem, claim: JournalEntry) -> set[int]:
    """Whoever said it was fixed, and whoever did the work."""
    hands = {claim.actor_id}
    for initiative in problem.initiatives.filter(stage__in=ACCEPTED | RESULTS):
        hands |= affected.hands_in(initiative)
    return hands - {None}


def asked_about(problem: Problem) -> set[int]:
    """Whose word counts."""
    claim = claim_of(problem)
    return affected.people_of(problem) - (_hands_in(problem, claim) if claim else set())


def awaited_about(problem: Problem) -> set[int]:
    """Whose word is awaited: without those who do not want to be asked."""
    silent = FixSilence.objects.about(problem).values_list("user", flat=True)
    return asked_about(problem) - set(silent)


def said_about(problem: Problem, claim: JournalEntry | None = None) -> Said:
    """What each of its own people said: here, or in the evaluation of an initiative for it.

    `claim` is its last claim, from a page that has read the journal.
    """
    claim, people = claim or claim_of(problem), affected.people_of(problem)
    if claim is None:
        return {}
    evaluated = EvaluationAnswer.objects.filter(
        evaluation__initiative__problems=problem,
        evaluation__opened_at__gte=claim.at,
        user__in=people,
    ).order_by("at")
    said = dict(evaluated.values_list("user", "verdict"))
    here = ProblemAnswer.objects.filter(claim=claim).values_list("user", "verdict")
    return said | dict(here)


def tally_of(said: Said) -> Tally:
    """The answers counted; who cannot tell is in no count."""
    counts = Counter(said.values())
    return Tally(**{one: counts[one] for one in (Opinion.YES, Opinion.PARTLY, Opinion.NO)})


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
    if not tally_of(said).all or is_waited_for(problem):
        return False
    time_is_up = problem.due_at is not None and problem.due_at <= timezone.now()
    return time_is_up or is_concluded(problem) or set(said) >= awaited_about(problem)


def verdict_on(problem: Problem) -> ProblemStage:
    """What they come to."""
    is_good = is_fixed(tally_of(said_about(problem)))
    return ProblemStage.FIXED if is_good else ProblemStage.NOT_FIXED
