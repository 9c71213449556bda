"""The few PostGIS functions Django lacks. Migrations import them for ever: they do not move."""

from typing import Any

from django.contrib.gis.db import models
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, TextField

from geo.fields import WGS84
from geo.letters import FROM_LETTERS, TO_LETTERS


class Reach(Func):
    """Everything within so many metres of a place, as a polygon of 32 sides.

    Its sides run up to 0.5 % inside the true circle. It can be kept in a generated column and
    indexed, which a comparison with a radius column cannot.
    """

    function = "ST_Buffer"
    arity = 2
    output_field = models.PolygonField(srid=WGS84, spatial_index=False)

    def as_sql(  # type: ignore[override] # the caller of it is Django alone
        self,
        compiler: Any,  # noqa: ANN401 - Django's own signature
        connection: Any,  # noqa: ANN401, ARG002 - Django's own signature
        **_: object,
    ) -> tuple[str, list[Any]]:
        """Cast the place to the globe and the answer back to the plane."""
        place, metres = (compiler.compile(part) for part in self.source_expressions)
        sql = f"ST_Buffer(({place[0]})::geography, {metres[0]})::geometry(Polygon,{WGS84})"
        return sql, [*place[1], *metres[1]]


class SnapToCell(Func):
    """The centre of the cell a place lies in, cells so wide and so high in degrees."""

    function = "ST_SnapToGrid"
    arity = 3
    output_field = models.PointField(srid=WGS84, spatial_index=False)


class PlainText(Func):
    """Words as people search them: lower case, Kazakh letters folded to their Russian pairs."""

    template = f"translate(lower(%(expressions)s), '{FROM_LETTERS}', '{TO_LETTERS}')"
    arity = 1
    output_field = TextField()


class ToTsVector(Func):
    """Words as a search vector without stemming: names and codes stay as they are."""

    template = "to_tsvector('simple'::regconfig, %(expressions)s)"
    arity = 1
    output_field = SearchVectorField()


class RegionAt(Func):
    """The key of the smallest region that covers a place; nothing outside the country."""

    function = "geo_region_at"
    arity = 1
    output_field = models.BigIntegerField()
