"""Forms for the lists of an application: roles, people, things, money, milestones, a budget.

Each is one line to add; a form nobody has touched is no line. Many stand on one page and in one
`<form>`, so that whatever was typed arrives with whichever button is pressed.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from initiatives import attaching, needing, planning, writing_along
from initiatives.models import BudgetLine, Initiative, Need, ResourceKind, Skill
from kernel.money import tiyn
from mapapp.web.choosing import read_once
from mapapp.web.move_forms import day_field

MOST_WANTED = 100_000
MOST_TENGE = 10**11
MOST_COUNTED = 10**10
ACCEPTED = "application/pdf,image/jpeg,image/png,image/webp"


def counted_field(label: str, **facts: Any) -> forms.DecimalField:  # noqa: ANN401 - Django's own
    """A number of something, to the hundredth, typed as the reader's language writes it."""
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=MOST_COUNTED,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        **facts,
    )


class LineForm(forms.Form):
    """One line to add."""

    what = ""
    icon = "plus"

    def __init__(self, data: Any = None, files: Any = None) -> None:  # noqa: ANN401 - Django's own
        super().__init__(
            data, files, prefix=self.what, empty_permitted=True, use_required_attribute=False
        )
        for name, words in {"skill": Skill, "resource_kind": ResourceKind}.items():
            if name in self.fields:
                self.fields[name].queryset = words.objects.in_use()
                read_once(self.fields[name])

    def has_changed(self) -> bool:
        """Only what somebody typed makes a line, not what the form proposes."""
        return any(
            self[name].data and str(self[name].data) != str(field.initial)
            for name, field in self.fields.items()
        )

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        return dict(self.cleaned_data)

    def add(self, initiative: Initiative, *, by: User) -> None:
        """Write it down."""
        raise NotImplementedError


class WantedForm(LineForm):
    """How many, and whether the work can start without it."""

    wanted = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST_WANTED, initial=1)
    is_essential = forms.BooleanField(label=_("The work cannot start without it"), required=False)

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"kind": self.what, **self.cleaned_data}

    def add(self, initiative: Initiative, *, by: User) -> None:
        """A line of the list of needs."""
        needing.add_need(initiative, by=by, **self.facts)


class SeatForm(WantedForm):
    """A role in the team."""

    what = "seat"
    icon = "id-card"
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

    def add(self, initiative: Initiative, *, by: User) -> None:
        """A seat."""
        needing.add_seat(initiative, by=by, **self.facts)


class PeopleForm(WantedForm):
    """Helping hands."""

    what = Need.Kind.PEOPLE.value
    icon = "users"
    heading = _("People")
    title = forms.CharField(label=_("Who is needed"), max_length=120)
    skill = forms.ModelChoiceField(
        Skill.objects.none(), label=_("Skill"), required=False, empty_label=_("Any")
    )
    field_order = ["title", "skill", "wanted", "is_essential"]


class ThingForm(WantedForm):
    """Things, places, services."""

    what = Need.Kind.THING.value
    icon = "package"
    heading = _("Things and services")
    title = forms.CharField(label=_("What is needed"), max_length=120)
    resource_kind = forms.ModelChoiceField(
        ResourceKind.objects.none(), label=_("Kind"), empty_label=_("Choose…")
    )
    unit = forms.CharField(
        label=_("Measure"), max_length=20, required=False, help_text=_("Pieces, kilograms, hours…")
    )
    field_order = ["title", "resource_kind", "wanted", "unit", "is_essential"]


class MoneyForm(WantedForm):
    """A plain target in tenge, kept in tiyn."""

    what = Need.Kind.MONEY.value
    icon = "banknote"
    heading = _("Money to be gathered")
    title = forms.CharField(label=_("What for"), max_length=120)
    wanted = forms.IntegerField(label=_("Tenge"), min_value=1, max_value=MOST_TENGE)
    field_order = ["title", "wanted", "is_essential"]

    @property
    def facts(self) -> dict[str, Any]:
        """Whole tenge become tiyn."""
        return super().facts | {"wanted": tiyn(self.cleaned_data["wanted"])}


class BudgetForm(LineForm):
    """What something costs, and where the money comes from."""

    what = "budget"
    icon = "scale"
    heading = _("A line of the budget")
    title = forms.CharField(label=_("What is paid for"), max_length=120)
    amount = forms.IntegerField(
        label=_("What it costs, in tenge"), min_value=1, max_value=MOST_TENGE
    )
    source = forms.ChoiceField(
        label=_("Where does the money come from?"),
        choices=BudgetLine.Source.choices,
        initial=BudgetLine.Source.SOUGHT,
    )

    @property
    def facts(self) -> dict[str, Any]:
        """Whole tenge become tiyn."""
        given = dict(self.cleaned_data)
        amount = tiyn(given.pop("amount"))
        return given | {"amount_tiyn": amount}

    def add(self, initiative: Initiative, *, by: User) -> None:
        """A line of the budget."""
        planning.add_budget_line(initiative, by=by, **self.facts)


class MilestoneForm(LineForm):
    """What will be done by a day."""

    what = "milestone"
    icon = "flag"
    heading = _("A milestone")
    title = forms.CharField(label=_("What will be done?"), max_length=120)
    due_on = day_field(_("By which day?"), required=True)
    indicator = forms.CharField(
        label=_("How will anybody see that it is done?"), max_length=200, required=False
    )

    def add(self, initiative: Initiative, *, by: User) -> None:
        """A milestone."""
        planning.add_milestone(initiative, by=by, **self.facts)


class IndicatorForm(LineForm):
    """What will be counted at the end."""

    what = "indicator"
    icon = "chart-column"
    heading = _("Something to be counted")
    title = forms.CharField(
        label=_("What will be counted?"),
        max_length=120,
        help_text=_("For example: lamps that burn, trees that grow, people who were taught."),
    )
    planned = counted_field(_("How many are planned?"))
    unit = forms.CharField(
        label=_("Measure"), max_length=20, required=False, help_text=_("Pieces, kilograms, hours…")
    )

    def add(self, initiative: Initiative, *, by: User) -> None:
        """An indicator."""
        planning.add_indicator(initiative, by=by, **self.facts)


class InviteForm(LineForm):
    """Somebody to write along."""

    what = "invitation"
    icon = "user-plus"
    heading = _("Somebody who writes along")
    label = forms.CharField(
        label=_("Whom do you invite?"),
        max_length=80,
        help_text=_("For yourself only. You get a link to send; it works for one person."),
    )

    def add(self, initiative: Initiative, *, by: User) -> None:
        """An invitation."""
        writing_along.invite(initiative, by=by, **self.facts)


class DocumentForm(LineForm):
    """A paper of the application."""

    what = "document"
    icon = "paperclip"
    heading = _("A document")
    title = forms.CharField(label=_("What is it?"), max_length=120)
    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, JPEG, PNG or WebP, at most 10 MB. The public does not see it."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def add(self, initiative: Initiative, *, by: User) -> None:
        """A document."""
        attaching.attach(initiative, by=by, **self.facts)
