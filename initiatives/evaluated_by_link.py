"""A result is judged from the letter that asks, without signing in.

The link names one person and one round; whoever holds it speaks as that person about it, and
about nothing else. Behind the link stands the same word as behind the page of those signed in.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from initiatives import evaluating, residing
from initiatives.models import Evaluation, EvaluationAnswer, EvaluationQuestion, Initiative
from kernel.links import UNKNOWN, hash_of
from kernel.workflow import Refusal

OVER = "evaluation_over"


@dataclass(frozen=True)
class Asked:
    """One question and what it is about."""

    question: EvaluationQuestion

    @property
    def evaluation(self) -> Evaluation:
        """The round it belongs to."""
        return self.question.evaluation

    @property
    def initiative(self) -> Initiative:
        """What is judged."""
        return self.evaluation.initiative

    @property
    def lot_name(self) -> str:
        """What a resident who was drawn is called in the lots; empty for everybody else."""
        return residing.name_in_the_lots(self.question)

    @cached_property
    def answer(self) -> EvaluationAnswer | None:
        """What this person has said in this round so far."""
        return self.evaluation.answers.filter(user=self.question.user_id).first()

    @property
    def is_open(self) -> bool:
        """It may still be answered, and the initiative stands in public."""
        code = evaluating.refusal_to_answer(self.evaluation, self.question.user)
        return code is None and not self.initiative.is_hidden


def asked_by(word: str) -> Asked:
    """The question of a link. Refuses with link_unknown."""
    rows = EvaluationQuestion.objects.select_related(
        "user", "evaluation__initiative__direction", "evaluation__initiative__region"
    )
    question = rows.filter(word_hash=hash_of(word), user__is_active=True).first()
    if question is None:
        raise Refusal(UNKNOWN)
    return Asked(question)


def answer_by(word: str, **said: Any) -> EvaluationAnswer:  # noqa: ANN401 - as `evaluating.answer` takes it
    """What the person asked says. Refuses as above, with evaluation_over, and as its verb."""
    asked = asked_by(word)
    if not asked.is_open:
        raise Refusal(OVER)
    return evaluating.answer(asked.evaluation, asked.question.user, **said)
