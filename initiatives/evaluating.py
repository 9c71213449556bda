"""Evaluation by the affected: asking, answering, and what the answers come to."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from community.models import Decision, DecisionStage
from initiatives import affected, beneficiaries_heard, evaluated_links
from initiatives.criteria import Criterion, Grade, Grades
from initiatives.models import Evaluation, EvaluationAnswer, Initiative, Verdict
from initiatives.models.evaluation import by_verdict
from initiatives.stages import RESULTS, Stage
from initiatives.verdicts import Tally, quorum_of, result_of, result_with
from kernel.clock import after_a_pause, due
from kernel.workflow import Refusal

MOST_WORDS = 2000


def open_round(
    initiative: Initiative,
    asked: set[int],
    *,
    residents: frozenset[int] = frozenset(),
    days_after: int = 0,
) -> Evaluation:
    """Ask these people; the first asking of a round, or again some days after its result.

    `residents` are asked, too, for where they live; who is asked already is asked once.
    """
    asked = asked | residents
    last = initiative.evaluation
    number = last.round if last and days_after else (last.round if last else 0) + 1
    now = timezone.now()
    evaluation = Evaluation.objects.create(
        initiative=initiative,
        round=number,
        days_after=days_after,
        opened_at=now,
        closes_at=due("evaluation", now),
        quorum=quorum_of(len(asked), settings.EVALUATION_RULE),
    )
    evaluation.asked.set(asked)
    evaluated_links.write_down(evaluation, asked, residents=residents)
    return evaluation


@transaction.atomic
def answer(
    evaluation: Evaluation, user: object, *, verdict: str, comment: str = "", **grades: int | None
) -> EvaluationAnswer:
    """Say what one thinks; a second word of the same person replaces the first while it is open.

    `grades` by criterion; what is left out nobody can tell. Refuses with evaluation_closed,
    not_asked, own_work, verdict_unknown, grade_unknown.
    """
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
    if code := refusal_to_answer(evaluation, user):
        raise Refusal(code)
    row, _ = EvaluationAnswer.objects.update_or_create(
        evaluation=evaluation, user=user, defaults=word(verdict, comment, grades)
    )
    return row


def word(verdict: str, comment: str, grades: Grades) -> dict[str, Any]:
    """What is kept of a word about a result. Refuses with verdict_unknown, grade_unknown."""
    if verdict not in Verdict.values:
        raise Refusal("verdict_unknown")
    if not (set(grades) <= set(Criterion) and set(grades.values()) <= {*Grade, None}):
        raise Refusal("grade_unknown")
    said = {"verdict": verdict, "comment": comment.strip()[:MOST_WORDS]}
    return {**dict.fromkeys(Criterion.values), **grades, **said}


def refusal_to_answer(evaluation: Evaluation, user: object) -> str | None:
    """Why this person may not answer now, or None."""
    initiative = evaluation.initiative
    stages = RESULTS if evaluation.days_after else {Stage.EVALUATION}
    if not evaluation.is_open or initiative.stage not in stages:
        return "evaluation_closed"
    if getattr(user, "pk", None) in affected.hands_in(initiative):
        return "own_work"
    if not evaluation.asked.filter(pk=getattr(user, "pk", None)).exists():
        return "not_asked"
    return None


def tally_of(evaluation: Evaluation) -> Tally:
    """The answers counted."""
    return Tally(**evaluation.answers.aggregate(**by_verdict()))


def current(initiative: Initiative) -> Evaluation | None:
    """The evaluation whose result is awaited."""
    return initiative.evaluations.filter(closed_at=None, days_after=0).last()


def held(initiative: Initiative) -> Evaluation | None:
    """The same, its answers waiting until the end of the transaction."""
    evaluation = current(initiative)
    if evaluation is None:
        return None
    return Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)


def may_be_concluded(initiative: Initiative) -> bool:
    """Quorum or deadline, whichever comes first; a quorum waits some days for those helped."""
    evaluation = current(initiative)
    if evaluation is None or _is_out_of_sight(initiative):
        return False
    if evaluation.closes_at <= timezone.now():
        return True
    has_quorum = tally_of(evaluation).all >= evaluation.quorum
    return has_quorum and not beneficiaries_heard.are_awaited(evaluation)


def _is_out_of_sight(initiative: Initiative) -> bool:
    """Hidden for now: nobody reads what they would judge. What is deleted is hidden for good."""
    gone = Decision.objects.of(initiative).filter(stage=DecisionStage.DELETED)
    return initiative.is_hidden and not gone.exists()


def follow_mark(initiative: Initiative) -> None:
    """Moderators have shown it again: the time in which nobody could read it is given back."""
    evaluation = current(initiative)
    if evaluation is None or initiative.stage != Stage.EVALUATION or initiative.is_hidden:
        return
    decision = Decision.objects.of(initiative).get()
    if (shown := decision.last_entry()).verb != "restore":
        return
    hidden = decision.journal().filter(verb="hide").last()
    since = max(hidden.at, initiative.stage_since)  # a suspension has given back its own
    moved = after_a_pause(evaluation.closes_at, since=since, until=shown.at)
    evaluation.closes_at = initiative.due_at = moved
    evaluation.save(update_fields=["closes_at"])
    initiative.save(update_fields=["due_at"])


def result_now(initiative: Initiative) -> Stage:
    """What the published rule makes of the answers given so far."""
    evaluation = current(initiative)
    if evaluation is None:
        return Stage.NOT_SOLVED
    tally, helped = tally_of(evaluation), beneficiaries_heard.tally_of(evaluation)
    return result_with(tally, helped, evaluation.quorum, settings.EVALUATION_RULE)


def close(evaluation: Evaluation, result: str) -> None:
    """No more answers; the result and whether enough people gave it stay with the round."""
    evaluation.closed_at = timezone.now()
    evaluation.result = result
    evaluation.has_quorum = tally_of(evaluation).all >= evaluation.quorum
    evaluation.save(update_fields=["closed_at", "result", "has_quorum"])


def later_answers_deny(initiative: Initiative) -> bool:
    """Enough of those asked again say that it is not solved after all."""
    if initiative.stage not in RESULTS - {Stage.NOT_SOLVED}:
        return False
    later = initiative.evaluations.filter(days_after__gt=0, closed_at=None).last()
    if later is None or (tally := tally_of(later)).all < later.quorum:
        return False
    return result_of(tally, later.quorum, settings.EVALUATION_RULE) == Stage.NOT_SOLVED
