"""One kind of geometry everywhere: WGS 84, planar, as GeoJSON draws it.

Geography columns measure metres but bend straight edges: a country-wide bounding box of
Kazakhstan loses Zhetisai. So boxes, tiles and boundaries use geometry, and only distances
pass through `OnGlobe`.
"""

from functools import partial

from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import Transform
from django.contrib.gis.geos import Point
from django.contrib.postgres.indexes import GistIndex
from django.db.models.functions import Cast

WGS84 = 4326
WEB_MERCATOR = 3857

PlaceField = partial(models.PointField, srid=WGS84, spatial_index=False)
AreaField = partial(models.PolygonField, srid=WGS84, spatial_index=False)
BoundaryField = partial(models.MultiPolygonField, srid=WGS84, spatial_index=False)


class OnGlobe(Cast):
    """The same point as a geography, where distances are metres."""

    def __init__(self, place: str) -> None:
        super().__init__(place, models.PointField(geography=True, srid=WGS84))


class AreaOnGlobe(Cast):
    """The same polygon as a geography: its distance from a point is in metres."""

    def __init__(self, area: str) -> None:
        super().__init__(area, models.PolygonField(geography=True, srid=WGS84))


class OnMap(Transform):
    """The same point in the plane of web maps: neighbours in order, distances not in metres."""

    function = "ST_Transform"

    def __init__(self, place: str) -> None:
        flat = models.PointField(srid=WEB_MERCATOR, spatial_index=False)
        super().__init__(place, WEB_MERCATOR, output_field=flat)


def place_indexes(model: str, place: str) -> list[GistIndex]:
    """One index to find what is in a box, one to find what is near."""
    return [
        GistIndex(fields=[place], name=f"{model}_{place}_box"),
        GistIndex(OnGlobe(place), name=f"{model}_{place}_near"),
    ]


def point(lon: float, lat: float) -> Point:
    """A place by its longitude and latitude, in that order."""
    return Point(float(lon), float(lat), srid=WGS84)
