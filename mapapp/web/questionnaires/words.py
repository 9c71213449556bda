"""What the editor says about questions: what they lack, when and of whom they are asked."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.applicants import Applicant
from initiatives.models import Question, Questionnaire
from initiatives.models.questionnaire import PUBLISHED
from initiatives.questionnaire_checks import Trouble, troubles_of
from initiatives.questionnaires import mark_of
from kernel.models import JournalEntry
from mapapp.web.initiatives.questions_form import condition_of

TROUBLES = {
    Trouble.UNTRANSLATED: gettext_lazy("A text is missing in one of the three languages."),
    Trouble.CHOICES_FEW: gettext_lazy("There must be at least two answers to choose from."),
    Trouble.CONDITION_LOST: gettext_lazy(
        "It follows from an answer that cannot be given before it."
    ),
}


def title_of(sheet: Questionnaire) -> str:
    """The sphere it is asked in."""
    return sheet.direction.name if sheet.direction else _("All spheres")


@dataclass(frozen=True, slots=True)
class Line:
    """One question in the list."""

    question: Question
    condition: str
    of_whom: str
    troubles: list[str]

    @property
    def mark(self) -> str:
        """What was read, so that nothing else is dropped."""
        return mark_of(self.question)


class Version:
    """One version, read once."""

    def __init__(self, sheet: Questionnaire) -> None:
        self.sheet = sheet
        self.title = title_of(sheet)

    @cached_property
    def questions(self) -> list[Question]:
        """In their order."""
        return list(self.sheet.questions.all())

    @property
    def is_draft(self) -> bool:
        """It may still be written."""
        return self.sheet.stage != PUBLISHED

    @property
    def mark(self) -> str:
        """What was read, so that nothing else is published or thrown away."""
        return mark_of(*self.questions)

    @cached_property
    def lines(self) -> list[Line]:
        """Each question with what is to be known about it."""
        troubles = troubles_of(self.questions)
        return [
            Line(
                question=one,
                condition=condition_of(one, self.questions) if one.asked_if else "",
                of_whom=", ".join(str(Applicant(kind).label) for kind in one.asked_of),
                troubles=[str(TROUBLES[code]) for code in troubles.get(one.code, [])],
            )
            for one in self.questions
        ]

    @property
    def is_ready(self) -> bool:
        """It may be published."""
        return bool(self.lines) and not any(line.troubles for line in self.lines)

    @cached_property
    def published_by(self) -> str:
        """The office that published it; the first version came with the product."""
        entry = JournalEntry.objects.of(self.sheet).select_related("actor").last()
        offices = entry.actor.offices if entry and entry.actor else ()
        return offices[0].name if offices else ""

    @cached_property
    def others(self) -> list[Questionnaire]:
        """The other versions of the same questions, the newest first."""
        rows = Questionnaire.objects.filter(direction=self.sheet.direction)
        return list(rows.exclude(pk=self.sheet.pk).order_by("-version")[:MOST_VERSIONS])


MOST_VERSIONS = 20
