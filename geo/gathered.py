"""Many places in one picture: the land that holds them, towns to know it by, groups where close.

The same outlines as of `geo/locator.py`; of the boundary of the land only its extent is asked.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from django.contrib.gis.db.models import Extent

from geo.locator import KM_IN_A_DEGREE, WHOLE, Drawing, Frame, drawn
from geo.models import Boundary, Level, Region

CELL = 26.0  # units of the drawing: marks nearer to each other than this are one circle
SIZES = {1: 8.0, 9: 12.0, math.inf: 16.0}  # of a mark, by how many it stands for at most
LEAST_HALF_KM, ROOM = 6.0, 1.12  # never nearer than this; a little air around the land

Placed = tuple[float, float, bool]  # longitude, latitude, whether its result is confirmed


@dataclass(frozen=True, slots=True)
class Group:
    """One mark: a place, or several that stand close."""

    x: float
    y: float
    count: int
    done: int

    @property
    def radius(self) -> float:
        """Three sizes, by the count."""
        return next(size for most, size in SIZES.items() if self.count <= most)

    @property
    def is_done(self) -> bool:
        """Every one of them has a confirmed result."""
        return self.done == self.count


@dataclass(frozen=True, slots=True)
class Gathered:
    """A drawing of the land and the marks on it."""

    drawing: Drawing
    groups: list[Group]


def gathered(land: Region, spots: Sequence[Placed], *, width: int, height: int) -> Gathered:
    """The land with its places; two questions: how far it reaches, which towns lie in it."""
    frame = _frame(land, spots, width, height)
    return Gathered(
        drawn(frame, ours=land.centre if land.level > Level.COUNTRY else None),
        _groups(frame, spots),
    )


def _frame(land: Region, spots: Sequence[Placed], width: int, height: int) -> Frame:
    """The whole land where its boundary is known, else what holds the places."""
    if land.level == Level.COUNTRY:
        return Frame(*WHOLE, width, height)
    shape = Boundary.objects.filter(region=land).aggregate(all=Extent("shape"))["all"]
    corners = [shape] if shape else []
    corners += [(lon, lat, lon, lat) for lon, lat, _done in spots]
    if land.centre and not corners:
        corners = [(land.centre.x, land.centre.y, land.centre.x, land.centre.y)]
    return _holding(corners, width, height) if corners else Frame(*WHOLE, width, height)


def _holding(corners: Iterable[tuple[float, ...]], width: int, height: int) -> Frame:
    """The smallest frame that holds all the boxes."""
    west, south, east, north = shapely.union_all([shapely.box(*one) for one in corners]).bounds
    middle = Frame((west + east) / 2, (south + north) / 2, 1, width, height)
    wide = (east - west) * KM_IN_A_DEGREE * middle.narrowing / 2
    tall = (north - south) * KM_IN_A_DEGREE * width / height / 2
    half_km = max(wide * ROOM, tall * ROOM, LEAST_HALF_KM)
    return Frame(middle.lon, middle.lat, half_km, width, height)


def _groups(frame: Frame, spots: Sequence[Placed]) -> list[Group]:
    """One mark for each cell of the drawing, in its middle of gravity; the largest on top."""
    cells: dict[tuple[int, int], list[tuple[float, float, bool]]] = defaultdict(list)
    for lon, lat, is_done in spots:
        x, y = frame.put(lon, lat)
        if 0 <= x <= frame.width and 0 <= y <= frame.height:
            cells[int(x // CELL), int(y // CELL)].append((x, y, is_done))
    groups = [_group(inside) for inside in cells.values()]
    return sorted(groups, key=lambda group: group.count)


def _group(inside: list[Any]) -> Group:
    count = len(inside)
    x, y = (round(sum(one[axis] for one in inside) / count, 1) for axis in (0, 1))
    return Group(x, y, count, sum(one[2] for one in inside))
