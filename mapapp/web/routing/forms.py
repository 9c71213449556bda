"""The form of one exception: every condition may stay empty, and an empty one always holds."""

import re
from datetime import date
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from geo.forms import CornersFormField
from geo.models import Level, Region
from initiatives.models import RoutingRule
from initiatives.querysets.routing_rules import KEEPING_KINDS
from initiatives.querysets.territory import DECIDING_KINDS
from initiatives.taxonomy import Direction, ProblemCategory
from mapapp.web.move_forms import OfficeChoice, words_field
from mapapp.web.routing.words import A_LEAP_YEAR, WEEKDAYS

DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})")
ANY_TIME = _("Leave empty if it holds always.")


class DayOfYearField(forms.CharField):
    """A day and a month as people write them, 15.10; kept as month-day."""

    widget = forms.TextInput(attrs={"placeholder": "15.10", "inputmode": "decimal"})

    def prepare_value(self, value: str | None) -> str | None:
        """As it is written."""
        month, dash, day = (value or "").partition("-")
        return f"{day}.{month}" if dash else value

    def clean(self, value: str | None) -> str:
        """A day of the year, or nothing."""
        text = super().clean(value)
        if not text:
            return ""
        try:
            day, month = map(int, DAY.fullmatch(text).groups())  # type: ignore[union-attr] # caught
            return f"{date(A_LEAP_YEAR, month, day):%m-%d}"
        except (AttributeError, ValueError):
            raise ValidationError(_("Write a day and a month, such as 15.10.")) from None


class WordChoice(forms.ModelChoiceField):
    """A word of the reference data, or a unit, by its name."""

    def label_from_instance(self, word: Any) -> str:  # noqa: ANN401 - a word or a unit
        """Its name; a district stands under its region."""
        is_below = getattr(word, "level", 0) > Level.REGION
        return f"— {word.name}" if is_below else word.name


class RuleForm(forms.ModelForm):
    """What is asked of whoever keeps the routing of a territory."""

    region = WordChoice(
        Region.objects.none(), label=_("Where does it hold?"), empty_label=_("Choose…")
    )
    category = WordChoice(
        ProblemCategory.objects.none(), label=_("Kind of problem"), required=False,
        empty_label=_("Any"),
    )  # fmt: skip
    direction = WordChoice(
        Direction.objects.none(), label=_("Or a whole sphere"), required=False,
        empty_label=_("Any"),
    )  # fmt: skip
    office = OfficeChoice(
        Office.objects.none(), label=_("Who answers then?"), empty_label=_("Choose…")
    )
    area = CornersFormField(
        label=_("Only inside an area: its corners"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "53.2838, 69.3969"}),
        help_text=_("One corner a line, latitude and longitude, as a map shows them."),
    )
    season_from = DayOfYearField(label=_("Every year from"), required=False, help_text=ANY_TIME)
    season_until = DayOfYearField(label=_("until, this day included"), required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of the week"), required=False, coerce=int, choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    hour_from = forms.TimeField(
        label=_("Hours from"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    hour_until = forms.TimeField(
        label=_("Hours until"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    reason_kk = words_field(_("Why, in Kazakh: everybody can read it"), rows=2, most=300)
    reason_ru = words_field(_("Why, in Russian"), rows=2, most=300)
    reason_en = words_field(_("Why, in English"), rows=2, most=300, required=False)

    class Meta:
        model = RoutingRule
        fields = (
            "region", "category", "direction", "office", "reason_kk", "reason_ru", "reason_en",
            "season_from", "season_until", "weekdays", "hour_from", "hour_until",
            "question", "answer", "area", "order", "is_active",
        )  # fmt: skip
        labels = {
            "question": _("Code of a question of the report"),
            "answer": _("and the answer to it"),
            "order": _("Order: the smaller decides first"),
            "is_active": _("It is in use"),
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        lands = _lands(user)
        self.fields["region"].queryset = Region.objects.filter(
            _under(lands), level__lte=Level.DISTRICT
        ).order_by("path")
        self.fields["office"].queryset = offices_around(lands)
        self.fields["category"].queryset = ProblemCategory.objects.in_use()
        self.fields["direction"].queryset = Direction.objects.in_use()

    def clean(self) -> dict[str, Any]:
        """What belongs together is said together."""
        given = super().clean()
        if given.get("category") and given.get("direction"):
            self.add_error("direction", _("Choose a kind or a sphere, not both."))
        self._both("season_from", "season_until", _("Say both days, or none."))
        self._both("hour_from", "hour_until", _("Say both hours, or none."))
        self._both("question", "answer", _("Say the question and the answer, or neither."))
        if given.get("hour_from") and given.get("hour_from") == given.get("hour_until"):
            self.add_error("hour_until", _("The two hours are the same."))
        return given

    def _get_validation_exclusions(self) -> set[str]:
        """The area's own field has looked at it; Django cannot ask whether nothing is valid."""
        return super()._get_validation_exclusions() | {"area"}

    def _both(self, first: str, second: str, words: str) -> None:
        given = self.cleaned_data
        if bool(given.get(first)) != bool(given.get(second)) and not (
            {first, second} & set(self.errors)
        ):
            self.add_error(second if given.get(first) else first, words)

    @property
    def digest(self) -> str:
        """Knows this very rule again: what was tried is what is kept."""
        typed = sorted((name, str(value)) for name, value in self.cleaned_data.items())
        return sha256(repr(typed).encode()).hexdigest()


def _lands(user: Any) -> list[Region]:  # noqa: ANN401 - a user
    return [office.region for office in user.offices if office.kind in KEEPING_KINDS]


def _under(lands: list[Region], prefix: str = "") -> Q:
    found = Q(pk__in=[])
    for land in lands:
        found |= Q(**{f"{prefix}path__startswith": land.path})
    return found


def offices_around(lands: list[Region]) -> QuerySet[Office]:
    """Those that decide in these territories, and those above them."""
    above = Q(region__kato__in={code for land in lands for code in land.codes})
    offices = Office.objects.open().of_kind(*DECIDING_KINDS)
    found = offices.filter(_under(lands, "region__") | above)
    return found.select_related("region").order_by("region__path", "kind", "pk")
