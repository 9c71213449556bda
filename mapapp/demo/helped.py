"""People the story's initiatives have helped: named by the leads, asked by link, answering."""

from initiatives import beneficiaries, beneficiary_by_link
from initiatives.models import Evaluation, Initiative

PEOPLE = 6
VERDICTS = {
    "solved": ("yes",) * 5 + ("partly",),
    "partly_solved": ("yes", "partly", "partly", "partly", "no", "no"),
    "not_solved": ("no",) * 4 + ("partly", "no"),
}


def name_people(initiative: Initiative) -> None:
    """Addresses nobody can write to, of people without an account."""
    contacts = [f"helped-{initiative.pk}-{n}@asar.invalid" for n in range(PEOPLE)]
    beneficiaries.name_them(initiative, contacts, by=initiative.lead, have_agreed=True)


def answer(evaluation: Evaluation, result: str) -> None:
    """Each by the link of their letter."""
    rows = evaluation.beneficiaries.exclude(word_hash="")
    for row, verdict in zip(rows, VERDICTS[result], strict=False):
        word = beneficiaries.word_for(row)
        beneficiary_by_link.answer_by(word, verdict=verdict, recipients=4 - len(verdict) % 3)
