"""The links of an evaluation: one for each person asked, good for that round alone."""

from collections.abc import Container, Iterable

from initiatives.models import Evaluation, EvaluationQuestion, Initiative
from kernel.links import hash_of, secret_word

PURPOSE = "evaluation"


def write_down(
    evaluation: Evaluation, asked: Iterable[int], *, residents: Container[int] = ()
) -> None:
    """A question to everybody asked; of its link only the hash."""
    EvaluationQuestion.objects.bulk_create(
        EvaluationQuestion(
            evaluation=evaluation,
            user_id=person,
            word_hash=hash_of(secret_word(PURPOSE, evaluation.pk, person)),
            as_resident=person in residents,
        )
        for person in sorted(asked)
    )


def word_for(question: EvaluationQuestion) -> str:
    """The word of the address that answers it; of a changed secret the table learns here."""
    word = secret_word(PURPOSE, question.evaluation_id, question.user_id)
    if question.word_hash != hash_of(word):
        question.word_hash = hash_of(word)
        question.save(update_fields=["word_hash"])
    return word


def latest_to(initiative: Initiative, person: int) -> EvaluationQuestion | None:
    """The last question about an initiative to this person."""
    rows = EvaluationQuestion.objects.filter(evaluation__initiative=initiative, user=person)
    return rows.select_related("evaluation").order_by("-evaluation").first()
