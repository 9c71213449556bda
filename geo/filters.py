"""The one filter of everything on the map: page, list, count, tiles and exports.

Wrong values are refused with words, never an exception; unknown parameters are ignored.
"""

import re
from functools import reduce
from operator import and_
from typing import Any

import django_filters as filters
from django import forms
from django.contrib.gis.geos import Polygon
from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from geo.forms import BoxFormField
from geo.letters import plain, tokens
from geo.models import Pin, Region
from geo.models.pin import NEEDS, PinQuerySet

CODE = re.compile(r"[a-z0-9_-]{1,40}")
LONGEST = 120
MOST_CODES = 60
FORGIVEN_FROM = 4  # letters: shorter words are matched as they are typed
ERRORS = {
    "error_messages": {
        "invalid_choice": _("Choose one of those offered."),
        "null_characters_not_allowed": _("Write letters and digits only."),
        "max_length": _("That is too long."),
    }
}
DATES = {"error_messages": {"invalid": _("Write the date as 2026-12-31 or choose it.")}}
NEED_NAMES = [("people", _("People")), ("things", _("Things")), ("money", _("Money"))]


class BoxFilter(filters.Filter):
    """What is in view."""

    field_class = BoxFormField

    def filter(self, pins: PinQuerySet, box: Polygon | None) -> PinQuerySet:
        """Those inside the box, if one is given."""
        return pins.in_view(box) if box else pins


class CodesField(forms.MultipleChoiceField):
    """Codes of a vocabulary an upper app owns; an unknown one simply finds nothing."""

    def valid_value(self, value: str) -> bool:
        """Whether it looks like a code."""
        return bool(CODE.fullmatch(value))

    def validate(self, value: list[str]) -> None:
        """Refuse endless lists."""
        super().validate(value)
        if len(value) > MOST_CODES:
            raise ValidationError(_("That is too many choices."), code="too_many")


class CodesFilter(filters.MultipleChoiceFilter):
    """Any of several codes."""

    field_class = CodesField


class PeriodForm(forms.Form):
    """Checks what concerns two fields at once."""

    def clean(self) -> dict[str, Any]:
        """The period must not end before it begins."""
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", ValidationError(_("The period ends before it begins.")))
        return given


class PinFilter(filters.FilterSet):
    """The questions every door asks the map."""

    kind = filters.MultipleChoiceFilter(choices=Pin.Kind.choices, label=_("What"), **ERRORS)
    topic = CodesFilter(label=_("Direction or category"), **ERRORS)
    stage_group = filters.MultipleChoiceFilter(
        choices=Pin.StageGroup.choices, label=_("How far it is"), **ERRORS
    )
    stage = CodesFilter(label=_("Stage"), **ERRORS)
    region = filters.ModelChoiceFilter(
        queryset=Region.objects.all(),
        to_field_name="kato",
        method="under",
        widget=forms.TextInput,
        label=_("Region or district"),
        **ERRORS,
    )
    since = filters.DateFilter(
        field_name="since", lookup_expr="date__gte", label=_("From"), **DATES
    )
    until = filters.DateFilter(
        field_name="since", lookup_expr="date__lte", label=_("Until"), **DATES
    )
    needs = filters.MultipleChoiceFilter(
        choices=NEED_NAMES, method="needing", label=_("Needs"), **ERRORS
    )
    q = filters.CharFilter(method="about", max_length=LONGEST, label=_("Words"), **ERRORS)
    bbox = BoxFilter(label=_("Part of the map"), **ERRORS)

    class Meta:
        model = Pin
        fields: list[str] = []
        form = PeriodForm

    def under(self, pins: PinQuerySet, _name: str, region: Region) -> PinQuerySet:
        """Those in the region or anywhere below it."""
        return pins.filter(region_path__startswith=region.path)

    def needing(self, pins: PinQuerySet, _name: str, needs: list[str]) -> PinQuerySet:
        """Those that want any of these."""
        wanted = [Q(**{f"needs_{what}": True}) for what in NEEDS if what in needs]
        return pins.filter(reduce(lambda one, other: one | other, wanted, Q()))

    def about(self, pins: PinQuerySet, _name: str, words: str) -> PinQuerySet:
        """Those that hold every word, in any spelling of it."""
        asked = tokens(words)
        if not asked:
            return pins.none() if plain(words).strip() else pins
        return pins.filter(reduce(and_, map(_holds, asked)))


def _holds(word: str) -> Q:
    """Begins like the word; for longer words, is spelt like it."""
    beginning = Q(search=SearchQuery(f"'{word}':*", search_type="raw", config="simple"))
    if len(word) < FORGIVEN_FROM:
        return beginning
    return beginning | Q(words__trigram_word_similar=word)
