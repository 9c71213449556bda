"""One of the people helped judges the result from the letter: once, and without an account."""

from dataclasses import dataclass

from django.db import transaction

from initiatives import evaluating
from initiatives.models import Beneficiary, BeneficiaryAnswer, Evaluation, Initiative
from initiatives.stages import Stage
from kernel.links import UNKNOWN, hash_of
from kernel.workflow import Refusal

OVER, USED = "evaluation_over", "link_used"


@dataclass(frozen=True, slots=True)
class Asked:
    """One of them in front of one round."""

    row: Beneficiary

    @property
    def evaluation(self) -> Evaluation:
        """The round that asks."""
        return self.row.evaluation

    @property
    def initiative(self) -> Initiative:
        """What is judged."""
        return self.evaluation.initiative

    @property
    def refusal(self) -> str | None:
        """Why nothing can be said by this link now, or None."""
        if BeneficiaryAnswer.objects.filter(beneficiary=self.row).exists():
            return USED
        is_asked = self.evaluation.is_open and self.initiative.stage == Stage.EVALUATION
        return None if is_asked and not self.initiative.is_hidden else OVER


def asked_by(word: str) -> Asked:
    """Whom a link asks. Refuses with link_unknown."""
    rows = Beneficiary.objects.select_related(
        "evaluation__initiative__direction", "evaluation__initiative__region"
    )
    row = rows.filter(word_hash=hash_of(word)).first()
    if row is None:
        raise Refusal(UNKNOWN)
    return Asked(row)


@transaction.atomic
def answer_by(word: str, *, verdict: str, **grades: int | None) -> BeneficiaryAnswer:
    """What they say; it stays. Refuses as above, link_used, evaluation_over, and as `word`."""
    asked = asked_by(word)
    # the round is held, so that one answer comes after the other and none after the result
    Evaluation.objects.select_for_update(of=("self",)).get(pk=asked.row.evaluation_id)
    asked = asked_by(word)
    if code := asked.refusal:
        raise Refusal(code)
    said = evaluating.word(verdict, "", grades)
    del said["comment"]
    return BeneficiaryAnswer.objects.create(beneficiary=asked.row, **said)
