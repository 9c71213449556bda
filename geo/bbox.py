"""A box of the map: `west,south,east,north` in degrees, the same at every door."""

import re

from django.contrib.gis.geos import Polygon
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from geo.fields import WGS84

Box = tuple[float, float, float, float]

KAZAKHSTAN: Box = (46.4, 40.5, 87.4, 55.5)
NUMBER = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,18})?")
CORNERS = 4


def parse(text: str) -> Polygon:
    """The box a client asked for, or a `ValidationError` that says what is wrong."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != CORNERS or not all(NUMBER.fullmatch(part) for part in parts):
        raise ValidationError(
            _("A box is four numbers: west, south, east, north."), code="not_a_box"
        )
    west, south, east, north = map(float, parts)
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004
        raise ValidationError(
            _("A box runs from west to east and from south to north."), code="box_upside_down"
        )
    return polygon((west, south, east, north))


def polygon(box: Box) -> Polygon:
    """The box as a shape on the map."""
    shape = Polygon.from_bbox(box)
    shape.srid = WGS84
    return shape
