"""Who may say something of a result on its page: one of those affected, or somebody drawn."""

from dataclasses import dataclass
from typing import Any

from initiatives import drawing, evaluated_from_outside, evaluating
from initiatives.models import DrawnEvaluator, Evaluation, EvaluationAnswer, Initiative


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person in front of one round."""

    evaluation: Evaluation
    user: Any
    drawn: DrawnEvaluator | None = None

    @property
    def mine(self) -> EvaluationAnswer | DrawnEvaluator | None:
        """What was said so far."""
        if self.drawn is not None:
            return self.drawn if self.drawn.verdict else None
        return self.evaluation.answers.filter(user=self.user).first()

    @property
    def speaks_for(self) -> str:
        """The organisation or the office; empty for whoever speaks as themselves."""
        if self.drawn is None:
            return ""
        names = drawing.POOLS[self.drawn.kind].names([self.drawn.ref])
        return names.get(self.drawn.ref, "")

    def answer(self, **said: Any) -> None:  # noqa: ANN401 - as the verbs take it
        """Say it. Refuses as the verbs do."""
        if self.drawn is not None:
            evaluated_from_outside.answer(self.drawn, self.user, **said)
        else:
            evaluating.answer(self.evaluation, self.user, **said)


def ballot_of(initiative: Initiative, user: Any) -> Ballot | None:  # noqa: ANN401 - a user
    """The round that asks this person; else the evaluator they speak for."""
    evaluation = initiative.evaluations.open().asking(user).last()
    if evaluation is not None and evaluating.refusal_to_answer(evaluation, user) is None:
        return Ballot(evaluation, user)
    drawn = evaluated_from_outside.drawn_for(initiative, user)
    return Ballot(drawn.draw.evaluation, user, drawn) if drawn else None
