"""The application in three short pages: what and where, the plan, what is needed.

Forms check what was typed; what must always hold is checked by the verbs of `initiatives`.
"""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.models import Direction, Problem, Question, Questionnaire
from mapapp.web.move_forms import day_field, words_field
from mapapp.web.places.forms import SidedForm

MOST_SUMMARY = 4000


class BasicsForm(SidedForm):
    """What is proposed, about what, and where."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    problems = forms.ModelMultipleChoiceField(
        Problem.objects.none(),
        label=_("The problems it is about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    title = forms.CharField(
        label=_("What do you want to do?"),
        max_length=120,
        help_text=_("One line that a neighbour understands."),
    )
    summary = words_field(
        _("Tell more about it"),
        rows=6,
        most=MOST_SUMMARY,
        help_text=_("What is wrong, what you want to do, and what will be different."),
    )
    language = forms.ChoiceField(label=_("The language you write in"), choices=settings.LANGUAGES)
    direction = forms.ModelChoiceField(
        Direction.objects.none(), label=_("Sphere"), empty_label=_("Choose…")
    )
    shows_name = forms.BooleanField(label=_("Show my name on the page"), required=False)

    def __init__(
        self, *args: object, problems: QuerySet[Problem] | None = None, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        problems = Problem.objects.none() if problems is None else problems
        self.fields["direction"].queryset = Direction.objects.in_use()
        self.fields["language"].initial = get_language()
        self.fields["problems"].queryset = problems
        self.fields["problems"].label_from_instance = problem_line
        if not problems:
            del self.fields["problems"]

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        given = dict(self.cleaned_data)
        given["hides_name"] = not given.pop("shows_name")
        given.pop("district")
        given["region"] = given.pop("side")
        return given


def problem_line(problem: Problem) -> str:
    """A problem in one line: its number, its kind, the beginning of its text."""
    return " · ".join(filter(None, (problem.number, problem.category.name, problem.text[:60])))


class PlanForm(forms.Form):
    """The questionnaire of the sphere, and the plan's dates."""

    plan_starts = day_field(_("When should the work start?"), required=True)
    plan_ends = day_field(_("When should it be done?"), required=True)

    def __init__(
        self,
        *args: object,
        questionnaire: Questionnaire | None = None,
        is_partial: bool = False,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        dates = {name: self.fields.pop(name) for name in ("plan_starts", "plan_ends")}
        self.questions = list(questionnaire.questions.all()) if questionnaire else []
        for question in self.questions:
            self.fields[f"q_{question.code}"] = field_of(question)
        self.fields |= dates
        for field in self.fields.values() if is_partial else ():
            field.required = False

    def clean(self) -> dict[str, Any]:
        """The end does not come before the start."""
        given = super().clean()
        starts, ends = given.get("plan_starts"), given.get("plan_ends")
        if starts and ends and ends < starts:
            self.add_error("plan_ends", _("The end is before the start."))
        return given

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        given = self.cleaned_data
        answers = {q.code: given[f"q_{q.code}"] for q in self.questions}
        kept = {code: value for code, value in answers.items() if value not in (None, "")}
        return {
            "answers": kept,
            "plan_starts": given["plan_starts"],
            "plan_ends": given["plan_ends"],
        }


def field_of(question: Question) -> forms.Field:
    """The form field of one question; its kind decides the widget."""
    language = (get_language() or "kk")[:2]
    facts = {
        "label": question.name,
        "required": question.is_required,
        "help_text": getattr(question, f"hint_{language}", "") or question.hint_kk,
    }
    match question.kind:
        case Question.Kind.SHORT:
            return forms.CharField(max_length=200, **facts)
        case Question.Kind.NUMBER:
            return forms.IntegerField(min_value=0, max_value=10**9, **facts)
        case Question.Kind.YES_NO | Question.Kind.CHOICE:
            choices = choices_of(question)
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **facts)
        case _:
            return words_field(**facts)


def choices_of(question: Question) -> list[tuple[str, str]]:
    """Yes and no, or the codes of a list with their names in the reader's language."""
    if question.kind == Question.Kind.YES_NO:
        return [("yes", _("Yes")), ("no", _("No"))]
    language = (get_language() or "kk")[:2]
    return [choice_of(one, language) for one in question.choices]


def choice_of(choice: dict | str, language: str) -> tuple[str, str]:
    """One of several: a code with names in three languages, or a plain word."""
    if not isinstance(choice, dict):
        return choice, choice
    return choice["code"], choice.get(f"name_{language}") or choice["name_kk"]
