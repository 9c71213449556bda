"""Where a thing is: its exact point, its region, and the point the public may see.

The public point is made once and never again for the same place, so that it cannot be averaged
away; how far it is displaced is said by the category of the problems behind it. Where something
is looked after that must not be found by everybody, the initiative itself is shown as a cell only.
"""

from typing import Any

from django.db.models import Max

from geo.fields import point
from geo.locating import locate
from geo.models import Region
from geo.precision import public_point, snapped
from initiatives.models import Initiative
from kernel.workflow import Refusal

UNKNOWN_M = 500  # how far a place may lie whose reason to be displaced is gone
HALF_OF_A_CELL = 850  # metres from the middle of a cell of one km to its corner, at the most


def located(lon: Any, lat: Any, *, chosen: Region | None = None) -> tuple[Any, Region]:  # noqa: ANN401 - two decimals of a form
    """The point and the smallest region that holds it; a person near a border may choose.

    Refuses with outside_kazakhstan.
    """
    place = point(lon, lat)
    found = locate(place)
    if found.outside:
        raise Refusal("outside_kazakhstan")
    if chosen is not None and chosen in found.alternatives:
        return place, chosen
    return place, found.district or found.region


def place(
    initiative: Initiative,
    lon: Any,  # noqa: ANN401 - a decimal of a form
    lat: Any,  # noqa: ANN401 - a decimal of a form
    *,
    chosen: Region | None = None,
) -> None:
    """Put an initiative somewhere; the caller saves."""
    initiative.location, initiative.region = located(lon, lat, chosen=chosen)
    initiative.public_location = None


def make_public(initiative: Initiative) -> None:
    """Fix the public point when it is sent, from what it is about by then."""
    if km := widest_cell(initiative):
        initiative.public_location = snapped(initiative.location, km=km)
        return
    problems = initiative.problems.all().select_related("category")
    metres = max((p.category.displaced_metres for p in problems), default=0)
    initiative.public_location = public_point(
        initiative.location, metres=metres, key=f"initiative:{initiative.pk}"
    )


def widest_cell(initiative: Initiative) -> int:
    """How many kilometres wide the cell must be, for the sake of what is looked after; 0: none."""
    kinds = initiative.care_points.all()
    return kinds.aggregate(widest=Max("kind__cell_km"))["widest"] or 0


def displaced_by(initiative: Initiative) -> int:
    """How many metres the public point may be from the place, by what is public of it.

    That is its category and cell. The exact place is only compared, never told: not even how far
    it is away.
    """
    if initiative.public_location.equals_exact(initiative.location, 1e-6):
        return 0
    if km := widest_cell(initiative):
        return km * HALF_OF_A_CELL
    told = initiative.problems.aggregate(metres=Max("category__displaced_metres"))
    return told["metres"] or UNKNOWN_M
