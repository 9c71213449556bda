"""What was found fixed, and somebody says it is not: who may ask, who decides, what follows.

Nothing is reopened by itself. An answer "no" asks; an official decides, in public and with a
reason; whoever said that it was fixed does not decide that it stays so; and above the office
there is another one.
"""

from typing import Any

import rules
from django.db.models import F

from accounts.predicates import is_signed_in
from initiatives import appeals, judging
from initiatives.models import Opinion, Problem, ProblemAnswer
from kernel.clock import due
from kernel.models import JournalEntry

Given = dict[str, Any]
DECIDED = ("judge", "keep")
TOLD_OF_IT = "told of it"


def _told_of_it(user: object, problem: Problem) -> bool:
    return is_signed_in(user) and user.pk in judging.asked_about(problem)


def _claimed_it(user: object, problem: Problem) -> bool:
    claim = judging.claim_of(problem)
    return claim is not None and claim.actor_id == getattr(user, "pk", 0)


def _kept_it(user: object, problem: Problem) -> bool:
    claim = judging.claim_of(problem)
    kept = problem.journal().filter(verb="keep", actor=getattr(user, "pk", 0))
    return claim is not None and kept.filter(pk__gt=claim.pk).exists()


told_of_it = rules.predicate(_told_of_it, name=TOLD_OF_IT)
claimed_it = rules.predicate(_claimed_it, name="whoever said it is fixed")
kept_it = rules.predicate(_kept_it, name="whoever decided so before")


def is_doubted(problem: Problem, given: Given) -> str | None:
    """A "no" nobody has decided on; the same person may doubt it anew at the next asking."""
    claim = judging.claim_of(problem)
    open_no = ProblemAnswer.objects.filter(claim=claim, asks_to_reopen=True)
    user = given.get("by")
    if user is None:
        return None if open_no.exists() else "nobody_doubts"
    mine = ProblemAnswer.objects.filter(claim=claim, user=user.pk).first()
    if mine is None or mine.asks_to_reopen:
        return None
    return "doubted_already" if mine.settled_round >= judging.latest_round(claim) else None


def is_in_time(problem: Problem, _given: Given) -> str | None:
    """Not longer ago than a closed one may be doubted."""
    return None if judging.is_still_asked(problem) else "too_late_to_reopen"


def was_kept(problem: Problem, _given: Given) -> str | None:
    """A decision that it stays fixed, and nothing since."""
    last = problem.journal().filter(verb__in=DECIDED).last()
    return None if last is not None and last.verb == "keep" else "nothing_to_appeal"


def doubt(problem: Problem, entry: JournalEntry, given: Given) -> None:
    """Who asks from the page has answered "no" by that."""
    if entry.actor is not None:
        why = given["reason_code"]
        judging.write_down(problem, entry.actor, verdict=Opinion.NO, why=why)


def go_one_level_up(problem: Problem, _entry: JournalEntry, _given: Given) -> None:
    """The office above decides now, and never the one that decided before."""
    problem.office, problem.routed_because = appeals.office_above(problem, "keep"), "appeal"
    problem.assigned_to = problem.assigned_office = None


def wait_as_before(problem: Problem, entry: JournalEntry, given: Given) -> None:
    """It stays fixed since it was judged; every doubt so far has its answer."""
    judged = problem.journal().filter(verb="judge").last()
    problem.due_at = due("close", judged.at) if judged else problem.due_at
    settle(problem, entry, given)


def settle(problem: Problem, _entry: JournalEntry, _given: Given) -> None:
    """Somebody has decided on what was said until now."""
    said = ProblemAnswer.objects.filter(problem=problem, asks_to_reopen=True)
    said.update(settled_round=F("round"))
