"""The forms of the application: one short page each.

Forms check what was typed; what must always hold is checked by the verbs of `initiatives`. Whoever
finishes later may leave out anything (`is_partial`).
"""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from initiatives.models import Direction, DirectionRule, Initiative, Problem
from initiatives.predicates import is_author
from initiatives.signs import Sign, lack
from mapapp.web.choosing import read_once
from mapapp.web.move_forms import day_field, words_field
from mapapp.web.places.forms import SidedForm, numbers_of

MOST_SUMMARY = 4000
ALL_THREE = _("Without all three it is not volunteering.")


class PageForm(forms.Form):
    """One page of an application, over what stands in the draft."""

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - Django's own
        *,
        initiative: Initiative | None = None,
        writer: User | None = None,
        is_partial: bool = False,
        **facts: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        self.initiative, self.writer, self.is_partial = initiative, writer, is_partial
        standing = self.standing(initiative) if initiative else {}
        super().__init__(data, initial=standing | facts.pop("initial", {}), **facts)
        for field in self.fields.values() if is_partial else ():
            field.required = False

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """The draft as this page holds it."""
        raise NotImplementedError

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        return dict(self.cleaned_data)


class PlaceForm(PageForm, SidedForm):
    """Where it is, what it is about, and the language of everything that follows."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    problems = forms.ModelMultipleChoiceField(
        Problem.objects.none(),
        label=_("The problems it is about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(label=_("The language you write in"), choices=settings.LANGUAGES)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        problems: QuerySet[Problem] | None = None,
        **facts: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(*args, **facts)
        self.fields["language"].initial = get_language()
        self.fields["problems"].queryset = Problem.objects.none() if problems is None else problems
        self.fields["problems"].label_from_instance = problem_line
        if not problems:
            del self.fields["problems"]
        if self.initiative:
            del self.fields["client_id"]

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """The point, as exact as its author gave it."""
        side = initiative.region.kato if initiative.region else ""
        return {
            "language": initiative.language,
            "side": side,
            **numbers_of(initiative.location),
        }

    def clean(self) -> dict[str, Any]:
        """A place, unless that is for later."""
        is_said = any(self.data.get(name) for name in ("lon", "lat", "district"))
        return self.cleaned_data if self.is_partial and not is_said else super().clean()

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes; no place is no change of it."""
        given = dict(self.cleaned_data)
        given.pop("district", None)
        given["region"] = given.pop("side", None)
        for name in ("lon", "lat"):
            given[name] = given.get(name) or None
        if not given.get("language"):
            given.pop("language", None)
        return given


def problem_line(problem: Problem) -> str:
    """A problem in one line: its number, its kind, the beginning of its text."""
    return " · ".join(filter(None, (problem.number, problem.category.name, problem.text[:60])))


class ResultForm(PageForm):
    """What will be different, under which name, in which sphere."""

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
    direction = forms.ModelChoiceField(
        Direction.objects.none(), label=_("Sphere"), empty_label=_("Choose…")
    )
    signs = forms.MultipleChoiceField(
        label=_("It is volunteering when"),
        choices=Sign.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what is so in your initiative: the law asks for all three."),
    )
    keeps_limits = forms.BooleanField(
        label=_("Our initiative keeps to all of this"),
        error_messages={"required": _("Say that your initiative keeps to this.")},
    )
    shows_name = forms.BooleanField(label=_("Show my name on the page"), required=False)

    def __init__(self, *args: Any, **facts: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **facts)
        self.fields["direction"].queryset = Direction.objects.in_use()
        self.rules = list(DirectionRule.objects.select_related("direction"))
        words = {rule.code: rule.name for rule in self.rules if rule.kind == rule.Kind.SIGN}
        self.fields["signs"].choices = [(one, words.get(one, one.label)) for one in Sign]
        self.fields["signs"].error_messages["required"] = ALL_THREE
        read_once(self.fields["direction"])
        if not is_author(self.writer, self.initiative):
            del self.fields["shows_name"]

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """As it stands."""
        return {
            "title": initiative.title,
            "summary": initiative.summary,
            "direction": initiative.direction_id,
            "signs": initiative.signs,
            "keeps_limits": initiative.keeps_limits,
            "shows_name": not initiative.hides_name,
        }

    def clean_signs(self) -> list[str]:
        """All three, unless that is for later."""
        said = self.cleaned_data["signs"]
        if lack(said) and not self.is_partial:
            raise forms.ValidationError(ALL_THREE, code="signs_missing")
        return said

    @property
    def facts(self) -> dict[str, Any]:
        """A name is hidden unless its owner says otherwise; nobody else is asked."""
        given = dict(self.cleaned_data)
        if "shows_name" in given:
            given["hides_name"] = not given.pop("shows_name")
        return given


class PlanForm(PageForm):
    """When the work starts and when it is done."""

    plan_starts = day_field(_("When should the work start?"), required=True)
    plan_ends = day_field(_("When should it be done?"), required=True)

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """As it stands."""
        return {"plan_starts": initiative.plan_starts, "plan_ends": initiative.plan_ends}

    def clean(self) -> dict[str, Any]:
        """The end does not come before the start."""
        given = super().clean()
        starts, ends = given.get("plan_starts"), given.get("plan_ends")
        if starts and ends and ends < starts:
            self.add_error("plan_ends", _("The end is before the start."))
        return given
