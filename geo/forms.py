"""A place as a person or a program gives it: two decimals, never a geometry string.

Nothing a user wrote is parsed by GEOS or GDAL: longitude and latitude are plain numbers,
checked against the country's box and rounded to six decimals (about ten centimetres).
"""

import re
from typing import Any

from django import forms
from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from geo import bbox
from geo.fields import WGS84, point

NUMBER = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,18})?")
DECIMALS = 6


def clean_lon_lat(lon: object, lat: object) -> Point:
    """A point inside Kazakhstan's box, or a `ValidationError` that says what is wrong."""
    east, north = (round(_number(value), DECIMALS) for value in (lon, lat))
    west, south, east_end, north_end = bbox.KAZAKHSTAN
    if not (west <= east <= east_end and south <= north <= north_end):
        raise ValidationError(_("This place is not in Kazakhstan."), code="outside_kazakhstan")
    return point(east, north)


def _number(value: object) -> float:
    """A plain decimal; a comma is what our keyboards offer."""
    text = str(value).strip().replace(",", ".")
    if not NUMBER.fullmatch(text):
        raise ValidationError(
            _("Longitude and latitude are numbers such as 71.43 and 51.13."), code="not_a_number"
        )
    return float(text)


class CornersFormField(forms.CharField):
    """A drawn area as the corners a person typed: a latitude and a longitude on each line."""

    widget = forms.Textarea
    most_corners, least_corners = 200, 3

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - a form field's own options
        super().__init__(**{"max_length": 8000} | options)

    def prepare_value(self, value: MultiPolygon | str | None) -> str | None:
        """The corners of an area that is kept, as they would be typed."""
        if not isinstance(value, MultiPolygon):
            return value
        corners = value[0].exterior_ring.coords[:-1]
        return "\n".join(f"{lat:.6f}, {lon:.6f}" for lon, lat in corners)

    def clean(self, value: str | None) -> MultiPolygon | None:
        """The area, or nothing where none was given."""
        lines = [line for line in (super().clean(value) or "").splitlines() if line.strip()]
        if not lines:
            return None
        if not self.least_corners <= len(lines) <= self.most_corners:
            raise ValidationError(
                _("An area has from 3 to 200 corners, each on a line of its own."), code="corners"
            )
        ring = [self._corner(line).coords for line in lines]
        area = Polygon([*ring, ring[0]], srid=WGS84)
        if not area.valid:
            raise ValidationError(
                _("The sides of the area cross. Name the corners in their order."), code="crossed"
            )
        return MultiPolygon(area, srid=WGS84)

    def _corner(self, line: str) -> Point:
        """Latitude first, as maps show it when one copies a place."""
        lat, _sign, lon = line.replace(";", " ").replace(", ", " ").strip().partition(" ")
        return clean_lon_lat(lon.strip(), lat.strip().rstrip(","))


class BoxFormField(forms.CharField):
    """A box of the map: west,south,east,north in degrees."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - a form field's own options
        super().__init__(**{"max_length": 120} | options)

    def clean(self, value: str | None) -> Polygon | None:
        """The box as a polygon, or nothing where none was given."""
        text = super().clean(value)
        return bbox.parse(text) if text else None
