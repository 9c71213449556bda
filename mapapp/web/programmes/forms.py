"""What a coordinator says of a territory: a direction to put first, a drive to take part in."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.roles import OfficeKind
from geo.models import Level, Region
from initiatives.models import Direction
from mapapp.web.choosing import read_once
from mapapp.web.move_forms import day_field, words_field

MOST_REASON, MOST_ABOUT = 300, 2000


class UnitChoice(forms.ModelChoiceField):
    """A unit of the territory by its name."""

    def label_from_instance(self, region: Region) -> str:
        """A district stands under its region."""
        return f"— {region.name}" if region.level > Level.REGION else region.name


class KeptForm(forms.Form):
    """Where, and from when until when."""

    region = UnitChoice(Region.objects.none(), label=_("Where?"), empty_label=_("Choose…"))
    since = day_field(_("From"), required=True)
    until = day_field(_("Until, this day included"), required=True)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        keeper: Any,  # noqa: ANN401 - a user
        units: QuerySet[Region] | None = None,
        **kwargs: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(*args, prefix=self.what, **kwargs)
        self.fields["region"].queryset = units_of(keeper)
        read_once(self.fields["region"], units)
        if "direction" in self.fields:
            self.fields["direction"].queryset = Direction.objects.in_use()


class PriorityForm(KeptForm):
    """A direction that comes first, and why."""

    what = "priority"
    direction = forms.ModelChoiceField(
        Direction.objects.none(), label=_("Sphere"), empty_label=_("Choose…")
    )
    reason_kk = words_field(_("Why, in Kazakh: everybody can read it"), rows=2, most=MOST_REASON)
    reason_ru = words_field(_("Why, in Russian"), rows=2, most=MOST_REASON)
    field_order = ["region", "direction", "since", "until", "reason_kk", "reason_ru"]


class DriveForm(KeptForm):
    """A campaign in a date window."""

    what = "drive"
    name_kk = forms.CharField(label=_("Its name in Kazakh"), max_length=200)
    name_ru = forms.CharField(label=_("Its name in Russian"), max_length=200)
    about_kk = words_field(_("What it is about, in Kazakh"), rows=3, most=MOST_ABOUT)
    about_ru = words_field(_("What it is about, in Russian"), rows=3, most=MOST_ABOUT)
    is_draft = forms.BooleanField(
        label=_("Keep it as a draft: only coordinators of the territory see its page"),
        required=False,
    )
    field_order = ["name_kk", "name_ru", "region", "since", "until", "about_kk", "about_ru"]


def units_of(keeper: Any) -> Any:  # noqa: ANN401 - a user, rows of units
    """The units of this coordinator's territory, down to districts."""
    mine = Q(pk__in=[])
    for office in keeper.offices:
        if office.kind == OfficeKind.COORDINATOR:
            mine |= Q(path__startswith=office.region.path)
    return Region.objects.filter(mine, level__lte=Level.DISTRICT).order_by("path")
