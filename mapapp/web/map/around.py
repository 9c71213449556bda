"""The address of the map at one thing: around its public place, with its card open."""

from urllib.parse import urlencode

from django.contrib.gis.geos import Point
from django.urls import reverse

AROUND = 0.01  # degrees to each side of the place


def map_around(place: Point, *, kind: str, ref: int) -> str:
    """In the active language; `kind` and `ref` name the pin."""
    lon, lat = place.coords
    sides = (lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND)
    box = ",".join(f"{side:.5f}" for side in sides)
    return f"{reverse('map:home')}?{urlencode({'bbox': box, 'pin': f'{kind}-{ref}'})}"
