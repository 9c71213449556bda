"""Forms for the list of needs: roles of the team, people, things, money in whole tenge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.models import Need, ResourceKind, Skill
from kernel.money import tiyn

MOST_WANTED = 100_000
MOST_TENGE = 10**11


class LineForm(forms.Form):
    """One line: how many, and whether the work can start without it."""

    what = ""
    wanted = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST_WANTED, initial=1)
    is_essential = forms.BooleanField(label=_("The work cannot start without it"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, prefix=self.what, **kwargs)
        if "skill" in self.fields:
            self.fields["skill"].queryset = Skill.objects.in_use()
        if "resource_kind" in self.fields:
            self.fields["resource_kind"].queryset = ResourceKind.objects.in_use()

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"kind": self.what, **self.cleaned_data}


class SeatForm(LineForm):
    """A role in the team."""

    what = "seat"
    heading = _("A role in the team")
    role = forms.CharField(label=_("The role"), max_length=80)
    skill = forms.ModelChoiceField(
        Skill.objects.none(), label=_("Skill"), required=False, empty_label=_("Any")
    )
    field_order = ["role", "skill", "wanted", "is_essential"]

    @property
    def facts(self) -> dict[str, Any]:
        """A seat has no kind."""
        return dict(self.cleaned_data)


class PeopleForm(LineForm):
    """Helping hands."""

    what = Need.Kind.PEOPLE.value
    heading = _("People")
    title = forms.CharField(label=_("Who is needed"), max_length=120)
    skill = forms.ModelChoiceField(
        Skill.objects.none(), label=_("Skill"), required=False, empty_label=_("Any")
    )
    field_order = ["title", "skill", "wanted", "is_essential"]


class ThingForm(LineForm):
    """Things, places, services."""

    what = Need.Kind.THING.value
    heading = _("Things and services")
    title = forms.CharField(label=_("What is needed"), max_length=120)
    resource_kind = forms.ModelChoiceField(
        ResourceKind.objects.none(), label=_("Kind"), empty_label=_("Choose…")
    )
    unit = forms.CharField(
        label=_("Measure"), max_length=20, required=False, help_text=_("Pieces, kilograms, hours…")
    )
    field_order = ["title", "resource_kind", "wanted", "unit", "is_essential"]


class MoneyForm(LineForm):
    """A plain target in tenge, kept in tiyn."""

    what = Need.Kind.MONEY.value
    heading = _("Money")
    title = forms.CharField(label=_("What for"), max_length=120)
    wanted = forms.IntegerField(label=_("Tenge"), min_value=1, max_value=MOST_TENGE)
    field_order = ["title", "wanted", "is_essential"]

    @property
    def facts(self) -> dict[str, Any]:
        """Whole tenge become tiyn."""
        return super().facts | {"wanted": tiyn(self.cleaned_data["wanted"])}


LINES: dict[str, type[LineForm]] = {
    form.what: form for form in (SeatForm, PeopleForm, ThingForm, MoneyForm)
}
