"""The site plan of the pack in words: what is near, how far and which way, and how exact it is."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from geo.models import PlaceName
from geo.site_plan import Neighbour, Plan, plan_of, way_to
from initiatives.models import Initiative
from initiatives.placing import displaced_by
from mapapp.templatetags.stage import kind_word

WINDS = {
    "n": gettext_lazy("to the north"),
    "ne": gettext_lazy("to the north-east"),
    "e": gettext_lazy("to the east"),
    "se": gettext_lazy("to the south-east"),
    "s": gettext_lazy("to the south"),
    "sw": gettext_lazy("to the south-west"),
    "w": gettext_lazy("to the west"),
    "nw": gettext_lazy("to the north-west"),
}
KM = 1000  # from here on metres are said as kilometres


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend."""

    number: int
    kind: str
    title: str
    language: str
    far: str


@dataclass(frozen=True)
class SitePlan:
    """The plan of one initiative at its public point."""

    initiative: Initiative

    @cached_property
    def metres(self) -> int:
        """Within how many metres of the drawn point the place lies; 0: it is the place."""
        return displaced_by(self.initiative)

    @cached_property
    def plan(self) -> Plan:
        """Everything on the paper, in millimetres."""
        skip = ("initiative", self.initiative.pk)
        return plan_of(self.initiative.public_location, skip=skip, metres=self.metres)

    @property
    def scale(self) -> str:
        """As a draughtsman writes it: 1 : 2 000."""
        return f"1 : {_number(self.plan.sheet.scale)}"

    @property
    def bar_words(self) -> str:
        """What the whole bar is worth."""
        return length(self.plan.bar.metres)

    @property
    def within(self) -> str:
        """How exact the point is; empty for an exact one."""
        return length(self.metres) if self.metres else ""

    @property
    def square(self) -> str:
        """What a square of the grid is worth, for whoever draws into it by hand."""
        return length(self.plan.sheet.square_m)

    @property
    def settlement(self) -> str:
        """The nearest named place and the way to it; empty where none is known."""
        here = self.initiative.public_location
        found = PlaceName.objects.nearest_first(here).first()
        return (
            f"{found.name}, {_way(*way_to(self.plan.sheet.ground, found.point))}" if found else ""
        )

    @property
    def coordinates(self) -> str:
        """Latitude first, as surveyors write it; no more digits than are true."""
        place, digits = self.initiative.public_location, 2 if self.metres else 5
        return f"{place.y:.{digits}f}, {place.x:.{digits}f}"

    @property
    def legend(self) -> list[Entry]:
        """What has a number on the plan."""
        return [_entry(one) for one in self.plan.neighbours]


def _entry(one: Neighbour) -> Entry:
    far = _way(one.metres, one.wind)
    return Entry(one.number, kind_word(one.pin.kind), one.pin.title, one.pin.language, far)


def _way(metres: int, wind: str) -> str:
    return f"{length(metres)} {WINDS[wind]}" if metres else _("at this very place")


def length(metres: int) -> str:
    """Metres up to a kilometre, then kilometres with one decimal where it says something."""
    if metres < KM:
        return ngettext("%(count)s m", "%(count)s m", metres) % {"count": metres}
    km = metres / KM
    return _("%(count)s km") % {"count": number_format(round(km, 1), 0 if km.is_integer() else 1)}


def _number(count: int) -> str:
    return number_format(count, 0, force_grouping=True)
