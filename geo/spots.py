"""Rows drawn on a map of staff: each at its own place, or in cells where they are many.

The grid is fixed to the ground, so groups do not jump when the map is moved; a view never holds
more than so many of them.
"""

import math
from typing import Any

from django.contrib.gis.db import models
from django.contrib.gis.geos import Polygon
from django.db.models import Avg, Count, F, Func, Max, Min, Q, QuerySet
from django.db.models.functions import Floor

Rows = QuerySet[Any, Any]

MOST = 200
ACROSS = 12  # cells on the longer side; one more where the view does not begin at an edge


class Lon(Func):
    """Degrees east."""

    function = "ST_X"
    output_field = models.FloatField()


class Lat(Func):
    """Degrees north."""

    function = "ST_Y"
    output_field = models.FloatField()


def placed(rows: Rows, place: models.Expression | str) -> Rows:
    """The rows with their longitude and latitude; `place` may depend on who asks."""
    return rows.annotate(lon=Lon(place), lat=Lat(place))


def within(rows: Rows, box: Polygon | None) -> Rows:
    """Those placed inside a box; all of them where there is none."""
    if box is None:
        return rows
    west, south, east, north = box.extent
    return rows.filter(lon__range=(west, east), lat__range=(south, north))


def cell_side(box: Polygon) -> float:
    """Degrees of a cell's side: a power of two, so that grids of near zooms share their edges."""
    west, south, east, north = box.extent
    return 2.0 ** math.ceil(math.log2(max(east - west, north - south, 1e-6) / ACROSS))


def cells(rows: Rows, side: float, *, shares: dict[str, Q]) -> Rows:
    """One row for each cell: how many, how many of each share, their middle and extent."""
    counted = {name: Count("pk", filter=share) for name, share in shares.items()}
    return (
        rows.order_by()
        .values(column=Floor(F("lon") / side), row=Floor(F("lat") / side))
        .annotate(count=Count("pk"), x=Avg("lon"), y=Avg("lat"), **counted)
        .annotate(left=Min("lon"), bottom=Min("lat"), right=Max("lon"), top=Max("lat"))
    )
