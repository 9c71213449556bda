"""Words about a result under moderation: of those affected, and of independent evaluators.

Only the words go out of sight: the verdict and the grades were given and stay counted.
"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from community.moderated import Moderated, register
from initiatives.models import DrawnEvaluator, Evaluation, EvaluationAnswer, Initiative

Words = EvaluationAnswer | DrawnEvaluator


def forget_words(row: Words) -> None:
    """Nothing of what was written is left; what was counted is."""
    type(row).objects.filter(pk=row.pk).update(comment="")


def read_with(user: Any) -> QuerySet[Evaluation]:  # noqa: ANN401 - a user or a guest
    """Rounds whose words stand on the page: the latest of each thing this person sees."""
    seen = Initiative.objects.visible_to(user).order_by()
    later = Evaluation.objects.filter(initiative=OuterRef("initiative"), days_after=0)
    rounds = Evaluation.objects.filter(initiative__in=seen.values("pk"), days_after=0)
    return rounds.exclude(Exists(later.filter(round__gt=OuterRef("round")))).order_by()


def _of_the_affected(user: Any) -> QuerySet[EvaluationAnswer]:  # noqa: ANN401 - the same
    rows = EvaluationAnswer.objects.shown().exclude(comment="")
    return rows.filter(evaluation__in=read_with(user).values("pk"))


def _of_the_drawn(user: Any) -> QuerySet[DrawnEvaluator]:  # noqa: ANN401 - the same
    """Told with the result."""
    told = read_with(user).exclude(closed_at=None)
    rows = DrawnEvaluator.objects.shown().exclude(comment="")
    return rows.filter(draw__evaluation__in=told.values("pk"))


register(
    Moderated(
        name="verdict",
        model=EvaluationAnswer,
        parent_of=lambda answer: answer.evaluation.initiative,
        author_of=lambda answer: answer.user_id,
        seen_by=_of_the_affected,
        forget=forget_words,
    )
)
register(
    Moderated(
        name="independent",
        model=DrawnEvaluator,
        parent_of=lambda one: one.draw.evaluation.initiative,
        author_of=lambda one: one.said_by_id,
        seen_by=_of_the_drawn,
        forget=forget_words,
    )
)
