"""Spatial questions in plain words; other apps only name the field of their place."""

from collections import Counter
from typing import TYPE_CHECKING, Any, Self

from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import Distance, GeometryDistance
from django.contrib.gis.geos import Point, Polygon
from django.contrib.gis.measure import D
from django.db.models import Q, Value

from geo.fields import WEB_MERCATOR, AreaOnGlobe, OnGlobe, OnMap, PlaceField
from geo.functions import RegionAt

if TYPE_CHECKING:
    from geo.models import Region

METRES_IN_A_NARROW_DEGREE = 60_000  # of longitude, at 57° N: a box by it is never too small


class PlacedQuerySet(models.QuerySet[Any]):
    """For models with a point on the map; a subclass may name the field in `place`."""

    place = "location"

    def in_view(self, box: Polygon) -> Self:
        """Those inside a box of the map, its edges included."""
        return self.filter(**{f"{self.place}__intersects": box})

    def inside(self, region: "Region") -> Self:
        """Those within the boundary of a region; the polygon never leaves the database."""
        land = type(region).objects.filter(pk=region.pk).values("outline__shape")
        return self.filter(**{f"{self.place}__coveredby": land})

    def near(self, point: Point, *, km: float) -> Self:
        """Those at most so far away."""
        return self.alias(spot=OnGlobe(self.place)).filter(spot__dwithin=(point, D(km=km)))

    def within_area(self, area: Any) -> Q:  # noqa: ANN401 - a polygon, a column or a function
        """The condition that the place lies in an area; served by the index on the place."""
        return Q(**{f"{self.place}__coveredby": area})

    def nearest_first(self, point: Point) -> Self:
        """Walks the index outwards; a second sort key would make it read the whole table."""
        here = OnGlobe(self.place)
        return self.annotate(distance=Distance(here, point)).order_by(
            GeometryDistance(here, point)
        )

    def nearest_on_map(self, point: Point) -> Self:
        """The same walk in the map's plane; it can share one index with other columns.

        Right between neighbours, not between equals: take more and sort what you took.
        """
        flat = point.transform(WEB_MERCATOR, clone=True)
        here = OnGlobe(self.place)
        return self.annotate(distance=Distance(here, point)).order_by(
            GeometryDistance(OnMap(self.place), flat)
        )


class AreaQuerySet(models.QuerySet[Any]):
    """For models with an area on the map; a subclass may name the field in `area`.

    A place may be a column of an outer query, so that many places are asked about at once.
    """

    area = "area"

    def holding(self, place: Any) -> Q:  # noqa: ANN401 - a point or a column of one
        """The condition that the area holds a place; served by the index on the area."""
        return Q(**{f"{self.area}__covers": place})


class RegionQuerySet(models.QuerySet["Region"]):
    """Regions by their place in the tree and on the ground."""

    def smallest_covering(self, point: Point) -> "Region | None":
        """The smallest region the point lies in; nothing outside the country."""
        return self.filter(pk=RegionAt(Value(point, output_field=PlaceField()))).first()

    def covering(self, point: Point) -> Self:
        """Every region the point lies in, from the country down to the settlement."""
        smallest = self.model.objects.smallest_covering(point)
        return self.above(smallest) if smallest else self.none()

    def above(self, region: "Region") -> Self:
        """The region and everything that holds it, the country first."""
        return self.filter(kato__in=region.codes).order_by("level")

    def under(self, region: "Region") -> Self:
        """The region and everything inside it."""
        return self.filter(path__startswith=region.path)

    def within(self, point: Point, *, metres: float) -> Self:
        """Those whose land is at most so far away, without the country itself."""
        around = point.buffer(metres / METRES_IN_A_NARROW_DEGREE)
        return (
            self.filter(pieces__shape__bboverlaps=around)
            .alias(land=AreaOnGlobe("pieces__shape"))
            .filter(land__dwithin=(point, D(m=metres)))
            .order_by("level", "kato")
            .distinct()
        )

    def near_border(self, point: Point, *, metres: float = 200) -> list["Region"]:
        """Both sides of every border so near that a person should choose; else none."""
        close = list(self.within(point, metres=metres))
        crowded = Counter(unit.level for unit in close)
        return [unit for unit in close if crowded[unit.level] > 1]
