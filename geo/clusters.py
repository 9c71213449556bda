"""What is drawn for a view: at most so many objects, which add up to every pin in view.

The grid is fixed to the ground and doubles from zoom to zoom, so clusters do not jump when the
map is moved. A cell with one pin shows that pin; close to the ground everything is single.
"""

import math
from dataclasses import dataclass
from typing import Any

from django.contrib.gis.db import models
from django.contrib.gis.geos import Polygon
from django.db.models import Avg, Count, Func, Max, Min, Q
from django.db.models.functions import Floor

from geo.bbox import Box
from geo.models import Pin
from geo.models.pin import PinQuerySet

RADIUS = 6_378_137.0
WORLD = math.tau * RADIUS  # metres of the mercator square
CELLS_IN_A_TILE = 4  # 64 pixels: two fingers do not touch two clusters
SINGLES_FROM_ZOOM = 15
DEEPEST_ZOOM = 22
FARTHEST_LATITUDE = 85.05


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several pins drawn as one circle."""

    count: int
    lon: float
    lat: float
    kinds: dict[str, int]
    box: Box


class East(Func):
    """Metres east of Greenwich in the map's projection."""

    function = "ST_X"
    output_field = models.FloatField()


class North(Func):
    """Metres north of the equator in the map's projection."""

    function = "ST_Y"
    output_field = models.FloatField()


def view(pins: PinQuerySet, box: Polygon, zoom: int, *, limit: int = 200) -> list[Cluster | Pin]:
    """What to draw of these pins in this box."""
    seen = pins.in_view(box).order_by()
    if zoom >= SINGLES_FROM_ZOOM:
        few = list(seen[: limit + 1])
        if len(few) <= limit:
            return few
    cells = list(_cells(seen, _cell_side(box, zoom, limit)))
    alone = [cell["first"] for cell in cells if cell["count"] == 1]
    many = [_cluster(cell) for cell in cells if cell["count"] > 1]
    return [*many, *seen.filter(pk__in=alone)]


def _cell_side(box: Polygon, zoom: int, limit: int) -> float:
    """Metres of a cell's side: by the zoom, doubled until the view holds few enough cells."""
    side = WORLD / 2 ** min(max(zoom, 0), DEEPEST_ZOOM) / CELLS_IN_A_TILE
    west, south, east, north = box.extent
    (left, bottom), (right, top) = _metres(west, south), _metres(east, north)

    def cells() -> int:
        columns = math.floor(right / side) - math.floor(left / side) + 1
        return columns * (math.floor(top / side) - math.floor(bottom / side) + 1)

    while cells() > max(limit, 4):
        side *= 2
    return side


def _cells(seen: PinQuerySet, side: float) -> PinQuerySet:
    """One row for each cell: how many of each kind, their mean place and their extent."""
    x, y = East("point_3857"), North("point_3857")
    kinds = {f"of_{kind}": Count("pk", filter=Q(kind=kind)) for kind in Pin.Kind.values}
    return (
        seen.values(column=Floor(x / side), row=Floor(y / side))
        .annotate(count=Count("pk"), first=Min("pk"), x=Avg(x), y=Avg(y), **kinds)
        .annotate(left=Min(x), bottom=Min(y), right=Max(x), top=Max(y))
        .order_by("-count", "column", "row")
    )


def _cluster(cell: dict[str, Any]) -> Cluster:
    """A row of the grid, in degrees."""
    lon, lat = _degrees(cell["x"], cell["y"])
    kinds = {kind: cell[f"of_{kind}"] for kind in Pin.Kind.values if cell[f"of_{kind}"]}
    box = (*_degrees(cell["left"], cell["bottom"]), *_degrees(cell["right"], cell["top"]))
    return Cluster(count=cell["count"], lon=lon, lat=lat, kinds=kinds, box=box)


def _metres(lon: float, lat: float) -> tuple[float, float]:
    """Where a place is in the map's projection."""
    bounded = math.radians(min(max(lat, -FARTHEST_LATITUDE), FARTHEST_LATITUDE))
    return math.radians(lon) * RADIUS, math.asinh(math.tan(bounded)) * RADIUS


def _degrees(x: float, y: float) -> tuple[float, float]:
    """The way back, to six decimals."""
    lat = math.degrees(math.atan(math.sinh(y / RADIUS)))
    return round(math.degrees(x / RADIUS), 6), round(lat, 6)
