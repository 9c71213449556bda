"""Which office answers: the category's sphere and the territory, and why.

From the smallest unit upwards: a department of that sphere first, then the akimat's official.
Ordered exceptions kept as data come with the reporting tools; the order here is their fallback.
"""

from dataclasses import dataclass

from accounts.models import Office
from accounts.roles import OfficeKind
from geo.models import Region
from initiatives.taxonomy import Direction, ProblemCategory

OFFICIALS = (OfficeKind.OFFICIAL_DISTRICT, OfficeKind.OFFICIAL_REGION)


@dataclass(frozen=True, slots=True)
class Routed:
    """An office and the code of the reason: `department`, `territory`, `above` or `nobody`."""

    office: Office | None
    why: str


def office_for(word: ProblemCategory | Direction | None, region: Region | None) -> Routed:
    """Who answers for this kind of thing in this place."""
    if region is None:
        return Routed(None, "nobody")
    direction = getattr(word, "direction", word)
    for unit in upwards(region):
        offices = list(Office.objects.filter(region=unit, is_active=True).order_by("pk"))
        if department := _department(offices, direction):
            return Routed(department, "department")
        if official := next((o for o in offices if o.kind in OFFICIALS), None):
            return Routed(official, "territory" if unit == region else "above")
    return Routed(None, "nobody")


def upwards(region: Region) -> list[Region]:
    """The region itself, then what holds it, up to the country."""
    above = sorted(Region.objects.above(region), key=lambda unit: -unit.level)
    return [region, *(unit for unit in above if unit != region)]


def _department(offices: list[Office], direction: Direction | None) -> Office | None:
    """The department of exactly this sphere, if the unit has one."""
    if direction is None:
        return None
    departments = (o for o in offices if o.kind == OfficeKind.DEPARTMENT)
    return next((o for o in departments if direction.code in (o.direction_codes or [])), None)
