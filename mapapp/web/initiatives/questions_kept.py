"""A draft between two versions of its questions: what is newer, and what was answered before."""

from dataclasses import dataclass
from functools import cached_property

from initiatives.answering import questions_of
from initiatives.models import Initiative, Question, Questionnaire
from initiatives.writing import newer_for
from mapapp.web.initiatives.page import said


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer to a question that is not asked any more."""

    question: str
    answer: str


class Versions:
    """The versions of one application's questions, read once."""

    def __init__(self, initiative: Initiative) -> None:
        self.initiative = initiative

    @cached_property
    def newer(self) -> dict[str, Questionnaire]:
        """What a draft may answer instead."""
        return newer_for(self.initiative)

    @cached_property
    def kept(self) -> list[Kept]:
        """Answers whose question is in neither version: in the draft, unseen by others."""
        asked = {one.code for one in questions_of(self.initiative)}
        left = self.initiative.answers.keys() - asked
        if not left:
            return []
        rows = Question.objects.filter(code__in=left).exclude(questionnaire__published_at=None)
        newest = rows.order_by("code", "-questionnaire__published_at").distinct("code")
        return [Kept(one.name, said(one, self.initiative.answers[one.code])) for one in newest]
