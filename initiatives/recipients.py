"""Who receives what: every kind of problem in every district, and the holes.

Only what always holds counts: an exception for the winter or for one answer leaves a hole in
summer and for the other answers. An office where nobody sits is a recipient on paper only.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import Membership, Office
from geo.models import Level, Region
from initiatives.models import RoutingRule
from initiatives.routing import Routed, Ways, by_unit, decide, told_of
from initiatives.routing_fit import is_conditional
from initiatives.taxonomy import ProblemCategory


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of problem in one district."""

    unit: Region
    category: ProblemCategory
    routed: Routed
    is_staffed: bool

    @property
    def is_hole(self) -> bool:
        """Nobody receives it."""
        return self.routed.office is None

    @property
    def is_on_paper(self) -> bool:
        """An office receives it, and nobody sits there."""
        return self.routed.office is not None and not self.is_staffed


def cells(within: Region | None = None) -> Iterator[Cell]:
    """Every cell under a unit, or of the whole country; five queries, however many cells."""
    ways = _ways()
    staffed = set(Membership.objects.current().values_list("office", flat=True))
    words = list(ProblemCategory.objects.in_use().select_related("direction"))
    for unit in units(within):
        for word in words:
            routed = decide(told_of(word, unit), ways, around=())
            yield Cell(unit, word, routed, bool(routed.office and routed.office.pk in staffed))


def units(within: Region | None = None) -> list[Region]:
    """Where a report can lie: the districts, and regions whose districts are not loaded."""
    land = Q(path__startswith=within.path) if within else Q()
    districts = Region.objects.filter(land, level=Level.DISTRICT)
    bare = Region.objects.filter(land, level=Level.REGION).exclude(children__level=Level.DISTRICT)
    return sorted([*districts, *bare], key=lambda unit: unit.path)


def holes(within: Region | None = None) -> list[Cell]:
    """The cells where nobody receives anything."""
    return [cell for cell in cells(within) if cell.is_hole]


def _ways() -> Ways:
    rules = RoutingRule.objects.at_work().select_related("office__region", "region")
    always = tuple(rule for rule in rules if not is_conditional(rule))
    return Ways(always, by_unit(Office.objects.all()))
