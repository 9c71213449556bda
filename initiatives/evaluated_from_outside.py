"""The word of a drawn evaluator: shown beside the result, and never counted with the affected."""

from django.db import transaction
from django.utils import timezone

from initiatives import affected, drawing, evaluating
from initiatives.models import Draw, DrawnEvaluator, Evaluation, Initiative
from initiatives.stages import RESULTS, Stage
from kernel.workflow import Refusal


@transaction.atomic
def answer(
    evaluator: DrawnEvaluator,
    user: object,
    *,
    verdict: str,
    comment: str = "",
    **grades: int | None,
) -> DrawnEvaluator:
    """One word for the organisation or the office; its people may change it until the deadline.

    Refuses with evaluation_closed, own_work, affected_already, not_drawn, not_independent,
    verdict_unknown, grade_unknown.
    """
    rows = DrawnEvaluator.objects.select_for_update(of=("self",))
    evaluator = rows.select_related("draw__evaluation__initiative").get(pk=evaluator.pk)
    if code := refusal_to_answer(evaluator, user):
        raise Refusal(code)
    said = evaluating.word(verdict, comment, grades)
    for name, value in (said | {"said_by": user, "said_at": timezone.now()}).items():
        setattr(evaluator, name, value)
    evaluator.save()
    return evaluator


def refusal_to_answer(evaluator: DrawnEvaluator, user: object) -> str | None:
    """Why this person may not say the word of this evaluator now, or None."""
    evaluation = evaluator.draw.evaluation
    person = getattr(user, "pk", None)
    if not is_open(evaluation):
        return "evaluation_closed"
    if person in affected.hands_in(evaluation.initiative):
        return "own_work"
    if evaluation.asked.filter(pk=person).exists():
        return "affected_already"
    if person not in drawing.speakers_of([evaluator])[evaluator]:
        return "not_drawn"
    return "not_independent" if person in drawing.interested_in(evaluation.initiative) else None


def is_open(evaluation: Evaluation) -> bool:
    """Until the deadline, also after a quorum has decided: their word decides nothing."""
    initiative = evaluation.initiative
    return (
        evaluation.closes_at > timezone.now()
        and initiative.stage in RESULTS | {Stage.EVALUATION}
        and not initiative.evaluations.filter(round__gt=evaluation.round).exists()
    )


def latest_draw_of(initiative: Initiative) -> list[DrawnEvaluator]:
    """Those drawn in the latest round, by their number; nobody if its pools were empty."""
    draws = Draw.objects.filter(evaluation__initiative=initiative).order_by("-pk")
    rows = DrawnEvaluator.objects.filter(draw__in=draws.values("pk")[:1])
    return list(rows.select_related("draw__evaluation__initiative").order_by("pk"))


def drawn_for(initiative: Initiative, user: object) -> DrawnEvaluator | None:
    """The evaluator whose word this person may say now, an unsaid one first."""
    if not getattr(user, "is_authenticated", False):
        return None
    evaluators = latest_draw_of(initiative)
    if not evaluators or not is_open(evaluators[0].draw.evaluation):
        return None
    people = drawing.speakers_of(evaluators)
    mine = [one for one in evaluators if user.pk in people[one]]
    open_now = [one for one in mine if refusal_to_answer(one, user) is None]
    return min(open_now, key=lambda one: bool(one.verdict), default=None)
