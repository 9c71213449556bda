"""The sections of a closing report as forms: one small group of fields for each line of the plan.

Anything may be left open while the report is written; what is typed must make sense.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from initiatives import closing_report as writing
from initiatives.models import EvidencePhoto, Initiative, MilestoneOutcome, Moment
from initiatives.models.closing import SHORT
from mapapp.templatetags.amounts import amount
from mapapp.templatetags.moments import day
from mapapp.web.initiatives.forms import PageForm
from mapapp.web.initiatives.need_forms import LineForm, counted_field
from mapapp.web.initiatives.proof import picture_of
from mapapp.web.move_forms import MOST_ANSWER, day_field, words_field
from mapapp.web.refusal_words import WORDS

MOST_PEOPLE = 10**7
MOST_HOURS = 10**6


def short_field(label: Any) -> forms.CharField:  # noqa: ANN401 - words, or lazy ones
    """A few words in one line."""
    return forms.CharField(label=label, max_length=SHORT, required=False)


def number_field(label: Any, most: int, **facts: Any) -> forms.IntegerField:  # noqa: ANN401 - Django's own
    """A whole number that may be left open."""
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, **facts)


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one line of the plan, under what was planned."""

    title: str
    planned: str
    fields: list[forms.BoundField]
    is_named_by_team: bool = True


class WordsForm(PageForm):
    """What was done, as a neighbour would be told."""

    words = words_field(
        _("What was planned, and what was done?"),
        rows=8,
        most=MOST_ANSWER,
        required=False,
        help_text=_("Everybody can read it once it is sent. Say what came out otherwise, too."),
    )

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """As it stands."""
        report = writing.being_written(initiative)
        return {"words": report.words if report else ""}


class NumbersForm(PageForm):
    """Who was helped, how long it took; each with how anybody can know."""

    people_helped = number_field(
        _("How many people did it help?"),
        MOST_PEOPLE,
        help_text=_("Those for whom something is better now, not those who did the work."),
    )
    people_how = short_field(_("How do you know how many they are?"))
    hours = number_field(
        _("How many hours did all of you work together?"),
        MOST_HOURS,
        help_text=_("Four people for three hours are twelve hours."),
    )
    hours_how = short_field(_("How were the hours counted?"))

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """As it stands."""
        report = writing.being_written(initiative)
        return {name: getattr(report, name) for name in writing.NUMBERS} if report else {}


class LinesForm(PageForm):
    """A group of fields for each line of the plan; `l7_words` are the words to line 7."""

    names: tuple[str, ...] = ()

    def __init__(self, *args: Any, initiative: Initiative, **facts: Any) -> None:  # noqa: ANN401
        self.rows = list(self.planned(initiative))
        self.base_fields = {
            f"l{row.pk}_{name}": self.field(name) for row in self.rows for name in self.names
        }
        super().__init__(*args, initiative=initiative, **facts)

    @staticmethod
    def planned(initiative: Initiative) -> Any:  # noqa: ANN401 - rows
        """The lines of the plan."""
        raise NotImplementedError

    @staticmethod
    def field(name: str) -> forms.Field:
        """The field of one name, the same for every line."""
        raise NotImplementedError

    @staticmethod
    def said_of(row: Any) -> str:  # noqa: ANN401 - a line of the plan
        """What was planned, in a few words."""
        raise NotImplementedError

    @property
    def facts(self) -> dict[str, Any]:
        """Every line of the page, an empty one too: it may have been taken back."""
        given = self.cleaned_data
        return {
            "lines": {
                row.pk: {name: given.get(f"l{row.pk}_{name}") for name in self.names}
                for row in self.rows
            }
        }

    @property
    def groups(self) -> Iterator[Group]:
        """For the page."""
        for row in self.rows:
            fields = [self[f"l{row.pk}_{name}"] for name in self.names]
            yield Group(row.title, self.said_of(row), fields)


class MilestonesForm(LinesForm):
    """What became of each milestone."""

    names = writing.MILESTONE

    @staticmethod
    def planned(initiative: Initiative) -> Any:  # noqa: ANN401 - rows
        """The milestones, in their order."""
        return initiative.milestones.all()

    @staticmethod
    def field(name: str) -> forms.Field:
        """How far, when, and what else is to be said."""
        if name == "state":
            return forms.ChoiceField(
                label=_("What became of it?"),
                choices=MilestoneOutcome.State.choices,
                widget=forms.RadioSelect,
                required=False,
            )
        if name == "done_on":
            return day_field(_("On which day?"))
        return short_field(_("What came out otherwise, and why?"))

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """What was said so far."""
        report = writing.being_written(initiative)
        rows = report.milestone_outcomes.all() if report else []
        return {
            f"l{row.milestone_id}_{name}": getattr(row, name)
            for row in rows
            for name in writing.MILESTONE
        }

    def clean(self) -> dict[str, Any]:
        """Words without an outcome would be kept nowhere; no day is a day to come."""
        given = super().clean()
        for row in self.rows:
            state, on, words = (given.get(f"l{row.pk}_{name}") for name in self.names)
            if not state and (on or words):
                self.add_error(f"l{row.pk}_state", _("Say what became of it."))
            if on and on > timezone.localdate():
                self.add_error(f"l{row.pk}_done_on", WORDS["done_on_ahead"])
        return given

    @staticmethod
    def said_of(row: Any) -> str:  # noqa: ANN401 - a milestone
        """By when, and how it can be seen."""
        return " · ".join(filter(None, (day(row.due_on), row.indicator)))


class IndicatorsForm(LinesForm):
    """How much was counted."""

    names = writing.INDICATOR

    @staticmethod
    def planned(initiative: Initiative) -> Any:  # noqa: ANN401 - rows
        """What was to be counted."""
        return initiative.indicators.all()

    @staticmethod
    def field(name: str) -> forms.Field:
        """The number, and how it was come by."""
        if name == "measured":
            return counted_field(_("How many are there now?"), required=False)
        return short_field(_("How was it counted, and by whom?"))

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """What was said so far."""
        report = writing.being_written(initiative)
        rows = report.indicator_outcomes.all() if report else []
        numbers = {f"l{row.indicator_id}_measured": plain(row.measured) for row in rows}
        return numbers | {f"l{row.indicator_id}_how": row.how for row in rows}

    @staticmethod
    def said_of(row: Any) -> str:  # noqa: ANN401 - an indicator
        """How many were planned."""
        return _("Planned: %(much)s") % {"much": amount(row.planned, row.unit)}


def plain(value: Decimal | None) -> Decimal | None:
    """A number as people type it: no zeros behind it, and no exponent."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


class PhotoChoice(forms.ModelChoiceField):
    """One of the photos of one side."""

    widget = forms.RadioSelect

    def label_from_instance(self, photo: EvidencePhoto) -> str:
        """The day it was taken, or that it is one of several."""
        return day(photo.taken_on) or _("Photo %(number)s") % {"number": photo.pk}


class PairForm(LineForm):
    """Two photos to put side by side."""

    what = "pair"
    icon = "images"
    before = PhotoChoice(EvidencePhoto.objects.none(), label=_("Before"), empty_label=None)
    after = PhotoChoice(EvidencePhoto.objects.none(), label=_("After"), empty_label=None)
    words = short_field(_("What is to be seen?"))

    def __init__(self, data: Any = None, *, initiative: Initiative) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data)
        shown = initiative.evidence.shown()
        for moment in Moment:
            self.fields[moment.value].queryset = shown.filter(moment=moment)

    @property
    def sides(self) -> Iterator[tuple[forms.BoundField, list[tuple[Any, dict[str, Any]]]]]:
        """Each side with its photos: the button to choose it, and what it shows."""
        for moment in Moment:
            bound = self[moment.value]
            yield bound, [(one, picture_of(one.data["value"].instance, "")) for one in bound]

    def add(self, initiative: Initiative, *, by: User) -> None:
        """Put them side by side."""
        writing.put_side_by_side(initiative, by=by, **self.cleaned_data)
