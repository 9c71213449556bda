"""What a questionnaire lacks before it may be published. Pure: looks at the questions alone."""

from collections.abc import Sequence
from enum import StrEnum

from initiatives.models import Question

LANGUAGES = ("kk", "ru", "en")
LEAST_CHOICES = 2
Troubles = dict[str, "list[Trouble]"]


class Trouble(StrEnum):
    """Why a question cannot be asked yet."""

    UNTRANSLATED = "untranslated"
    CHOICES_FEW = "choices_few"
    CONDITION_LOST = "condition_lost"


def troubles_of(questions: Sequence[Question]) -> Troubles:
    """By the code of the question, in their order; empty where all may be asked."""
    earlier: dict[str, set[str]] = {}
    found: Troubles = {}
    for question in questions:
        if troubles := _of(question, earlier):
            found[question.code] = troubles
        earlier[question.code] = set(question.codes)
    return found


def _of(question: Question, earlier: dict[str, set[str]]) -> list[Trouble]:
    checks = {
        Trouble.UNTRANSLATED: not _speaks_all_languages(question),
        Trouble.CHOICES_FEW: question.is_chosen and len(question.codes) < LEAST_CHOICES,
        Trouble.CONDITION_LOST: not _can_follow(question, earlier),
    }
    return [trouble for trouble, is_so in checks.items() if is_so]


def _speaks_all_languages(question: Question) -> bool:
    """A text stands in all three languages or, where it may be left out, in none."""
    texts = [[getattr(question, f"{what}_{lang}") for lang in LANGUAGES] for what in TEXTS]
    names = [[one.get(f"name_{lang}", "") for lang in LANGUAGES] for one in question.choices]
    return all(question.__dict__[f"name_{lang}"] for lang in LANGUAGES) and all(
        all(said) or not any(said) for said in (*texts, *names)
    )


TEXTS = ("hint", "example")


def _can_follow(question: Question, earlier: dict[str, set[str]]) -> bool:
    """It follows from answers that may be given before it is asked."""
    return all(
        code in earlier and wanted and set(wanted) <= earlier[code]
        for code, wanted in question.asked_if.items()
    )
