"""The questions of an application as a form: those that are asked of this kind of applicant.

First stand those that every sphere asks, then those of its own.

A question that follows from an answer stands in the page all the same, with the answer said beside
it, so that the page works without a script; a script hides it until that answer is given.
"""

import json
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from initiatives.answering import missing_among, questions_of
from initiatives.models import Initiative, Question
from mapapp.web.initiatives.forms import PageForm
from mapapp.web.move_forms import day_field, words_field

PREFIX = "q_"


class QuestionsForm(PageForm):
    """What every sphere asks, and then its own."""

    def __init__(self, *args: Any, initiative: Initiative, **facts: Any) -> None:  # noqa: ANN401
        everything = questions_of(initiative)
        self.questions = [one for one in everything if one.is_asked_of(initiative.applicant)]
        self.base_fields = {PREFIX + one.code: field_of(one, everything) for one in self.questions}
        super().__init__(*args, initiative=initiative, **facts)

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of all spheres, then its own under the name of the sphere."""
        own = self.initiative.sphere_questionnaire_id
        first = [self[PREFIX + q.code] for q in self.questions if q.questionnaire_id != own]
        rest = [self[PREFIX + q.code] for q in self.questions if q.questionnaire_id == own]
        sphere = self.initiative.direction
        name = sphere.name if sphere else ""
        return [(title, fields) for title, fields in (("", first), (name, rest)) if fields]

    @property
    def unasked(self) -> dict[str, str]:
        """Answers that were typed to questions which are asked no more, by their codes."""
        names = [name for name in self.data if name.startswith(PREFIX) and name not in self.fields]
        typed = {name.removeprefix(PREFIX): ", ".join(self.data.getlist(name)) for name in names}
        return {code: said for code, said in typed.items() if said.strip()}

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """What was answered so far."""
        return {PREFIX + code: value for code, value in initiative.answers.items()}

    def clean(self) -> dict[str, Any]:
        """What follows from an answer is required once that answer is given."""
        given = super().clean()
        if self.is_partial:
            return given
        said = {one.code: given.get(PREFIX + one.code) for one in self.questions}
        for code in missing_among(self.questions, said, of=self.initiative.applicant):
            if PREFIX + code not in self.errors:
                field = self.fields[PREFIX + code]
                self.add_error(PREFIX + code, field.error_messages["required"])
        return given

    @property
    def facts(self) -> dict[str, Any]:
        """Every question of the page, an empty answer too: it may have been taken back."""
        given = self.cleaned_data
        return {"answers": {q.code: as_kept(given.get(PREFIX + q.code)) for q in self.questions}}


def as_kept(said: object) -> object:
    """An answer as the draft keeps it: a day by its ISO date, none as an empty word."""
    if isinstance(said, date):
        return said.isoformat()
    return "" if said is None else said


def field_of(question: Question, others: list[Question]) -> forms.Field:
    """The form field of one question, with what it follows from; its kind decides the widget."""
    field = _by_kind(question)
    if question.asked_if:
        field.says_when = question.is_required  # it is not optional: it is not always asked
        field.required = False
        asked_if = {PREFIX + code: answers for code, answers in question.asked_if.items()}
        field.asked_if, field.follows = json.dumps(asked_if), condition_of(question, others)
    return field


def _by_kind(question: Question) -> forms.Field:
    facts = {
        "label": question.name,
        "required": question.is_required,
        "help_text": help_of(question),
    }
    match question.kind:
        case Question.Kind.SHORT:
            return forms.CharField(max_length=200, **facts)
        case Question.Kind.NUMBER:
            return forms.IntegerField(min_value=0, max_value=10**9, **facts)
        case Question.Kind.DATE:
            return day_field(**facts)
        case Question.Kind.SEVERAL:
            several = {"choices": choices_of(question), "widget": forms.CheckboxSelectMultiple}
            return forms.MultipleChoiceField(**several, **facts)
        case Question.Kind.YES_NO | Question.Kind.CHOICE:
            choices = choices_of(question)
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **facts)
        case _:
            return words_field(**facts)


def help_of(question: Question) -> str:
    """How to answer, and how somebody else did."""
    example = question.example and _("For example: %(example)s") % {"example": question.example}
    return " ".join(filter(None, (question.hint, example)))


def condition_of(question: Question, others: list[Question]) -> str:
    """In words, the answers it follows from."""
    by_code = {one.code: one for one in others}
    parts = [
        _("“%(question)s”: %(answers)s")
        % {"question": by_code[code].name, "answers": names_of(by_code[code], wanted)}
        for code, wanted in question.asked_if.items()
        if code in by_code
    ]
    return _("Answer it only if: %(conditions)s") % {"conditions": "; ".join(parts)}


def names_of(question: Question, codes: list[str]) -> str:
    """Some answers of a choice, as people read them."""
    names = dict(choices_of(question))
    return ", ".join(str(names.get(code, code)) for code in codes)


def choices_of(question: Question) -> list[tuple[str, str]]:
    """Yes and no, or the codes of a list with their names in the reader's language."""
    if question.kind == Question.Kind.YES_NO:
        return [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
    language = (get_language() or "kk")[:2]
    return [choice_of(one, language) for one in question.choices]


def choice_of(choice: dict | str, language: str) -> tuple[str, str]:
    """One of several: a code with names in three languages, or a plain word."""
    if not isinstance(choice, dict):
        return choice, choice
    return choice["code"], choice.get(f"name_{language}") or choice["name_kk"]
