"""The filter of the desk: kept in the address, so that a view can be saved and shared."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from geo.models import Level, Region
from initiatives.stages import ProblemStage, Stage
from initiatives.taxonomy import ProblemCategory
from mapapp.web.review.queue import states

ANY = ("", _("Any"))
KINDS = [ANY, ("problem", _("Problems")), ("initiative", _("Initiatives"))]
STATES = [
    ANY,
    ("new", _("New")),
    ("today", _("Due today")),
    ("overdue", _("Overdue")),
    ("waiting", _("Waiting for the author")),
]
NOTHING = Q(pk__in=[])


class DeskForm(forms.Form):
    """What may be asked of the desk; a wrong answer filters nothing."""

    kind = forms.ChoiceField(label=_("What"), choices=KINDS, required=False)
    state = forms.ChoiceField(label=_("Term"), choices=STATES, required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    category = forms.ChoiceField(label=_("Kind of problem"), required=False)

    def __init__(self, data: Any, *, offices: tuple[Office, ...]) -> None:  # noqa: ANN401 - a QueryDict
        super().__init__(data)
        categories = [(word.code, word.name) for word in ProblemCategory.objects.in_use()]
        self.fields["category"].choices = [ANY, *categories]
        self.fields["district"].choices = [ANY, *districts_of(offices)]
        self.fields["stage"].choices = [
            ANY,
            (_("Problems"), ProblemStage.choices),
            (_("Initiatives"), Stage.choices),
        ]

    @cached_property
    def asked(self) -> dict[str, str]:
        """What was chosen, as far as it was understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def chosen(self) -> dict[str, Q]:
        """The condition for each table."""
        return {"problem": self._for("problem"), "initiative": self._for("initiative")}

    def _for(self, kind: str) -> Q:
        asked = self.asked
        if asked.get("kind", kind) != kind or ("category" in asked and kind != "problem"):
            return NOTHING
        found = states()[asked["state"]] if "state" in asked else Q()
        found &= Q(stage=asked["stage"]) if "stage" in asked else Q()
        found &= Q(region__path__startswith=asked["district"]) if "district" in asked else Q()
        return found & (Q(category__code=asked["category"]) if "category" in asked else Q())


def districts_of(offices: tuple[Office, ...]) -> list[tuple[str, str]]:
    """The districts of the territories a person answers for, by their paths."""
    lands = NOTHING
    for office in offices:
        lands |= Q(path__startswith=office.region.path)
    units = Region.objects.filter(lands, level=Level.DISTRICT).order_by("path")
    return [(unit.path, unit.name) for unit in units]
