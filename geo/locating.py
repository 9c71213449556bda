"""Which region and district a point lies in. Outside Kazakhstan is an answer, not an error."""

from dataclasses import dataclass, field

from django.contrib.gis.geos import Point

from geo.models import Level, Region

CHOICE_METRES = 200


@dataclass(frozen=True, slots=True)
class Located:
    """Where a point lies, and what else a person may choose because a border is near."""

    region: Region | None = None
    district: Region | None = None
    smallest: Region | None = None
    alternatives: list[Region] = field(default_factory=list)

    @property
    def outside(self) -> bool:
        """The point lies in no unit of the country."""
        return self.smallest is None


def locate(point: Point) -> Located:
    """The units the point lies in; neighbours within 200 m are offered beside them."""
    units = {unit.level: unit for unit in Region.objects.covering(point)}
    if not units:
        return Located(alternatives=list(Region.objects.within(point, metres=CHOICE_METRES)))
    nearby = Region.objects.near_border(point, metres=CHOICE_METRES)
    return Located(
        region=units.get(Level.REGION),
        district=units.get(Level.DISTRICT),
        smallest=units[max(units)],
        alternatives=[unit for unit in nearby if unit not in units.values()],
    )
