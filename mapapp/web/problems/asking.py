"""The questions about a kind of problem, as the form draws them and as the pages show answers.

Every kind's questions stand in the page, hidden and switched off, so that the form works without
a network; a script shows those of the chosen kind. Without a script the server asks them when the
kind is known.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from initiatives.models import CategoryQuestion, CategorySheet, EmergencyPhone, Problem

PREFIX = "answer-"
MOST_ANSWERS = 30
Shown = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in the form."""

    question: CategoryQuestion
    category: str
    value: str = ""
    error: str = ""

    @property
    def name(self) -> str:
        """The name of its field."""
        return PREFIX + self.question.code

    @property
    def pk(self) -> str:
        """Its place in the page."""
        return f"id_{self.category}_{self.question.code}"

    @property
    def condition(self) -> str:
        """What it follows from, for the script."""
        return json.dumps(self.question.asked_if) if self.question.asked_if else ""

    @property
    def is_stopped(self) -> bool:
        """The answer given ends the form."""
        return self.question.stops(self.value)

    @property
    def help(self) -> str:
        """How to answer; free words are read by the akimat alone, and that is said."""
        own = "" if self.question.is_public else _("Only the akimat reads it.")
        return " ".join(part for part in (self.question.hint, own) if part)

    @property
    def is_choice(self) -> bool:
        """Answered by a tap."""
        return bool(self.question.codes)

    @property
    def choices(self) -> list[tuple[str, str, bool, bool]]:
        """Code, word, whether it is chosen, whether it ends the form."""
        said = words_of(self.question)
        stops = self.question.stops
        return [(code, word, code == self.value, stops(code)) for code, word in said.items()]


@dataclass(frozen=True)
class Sheet:
    """The questions of one kind in the form."""

    sheet: CategorySheet
    is_chosen: bool
    given: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def category(self) -> str:
        """The kind they are asked about."""
        return self.sheet.category.code

    @property
    def phones(self) -> list[EmergencyPhone]:
        """Whom to call instead."""
        return list(self.sheet.category.phones.all())

    @property
    def questions(self) -> list[Asked]:
        """In their order, with what was answered."""
        return [
            Asked(one, self.category, self.given.get(one.code, ""), self.errors.get(one.code, ""))
            for one in self.sheet.questions.all()
        ]


def words_of(question: CategoryQuestion) -> dict[str, str]:
    """What each answer of a choice is called in the language of the page."""
    if question.kind == question.Kind.YES_NO:
        return {"yes": _("Yes"), "no": _("No")}
    language = (get_language() or "kk")[:2]
    return {one["code"]: one.get(language) or one["kk"] for one in question.choices}


def answers_in(data: Mapping[str, Any]) -> dict[str, str]:
    """What was answered, by the code of the question."""
    names = [name for name in data if name.startswith(PREFIX)][:MOST_ANSWERS]
    return {name.removeprefix(PREFIX): str(data[name]) for name in names}


def answered(problem: Problem, *, on_duty: bool = False) -> Shown:
    """Questions and answers of a problem; free words only for those on whose duty it lies."""
    if problem.sheet is None:
        return []
    said = problem.sheet_answers
    asked = [one for one in problem.sheet.questions.all() if one.code in said]
    return [
        (one.name, str(words_of(one).get(said[one.code], said[one.code])))
        for one in asked
        if on_duty or one.is_public
    ]
