"""How precisely a place is shown. What is stored for the public is computed once, at save.

A displaced point is stable: the same key gives the same point in every process, so looking
again and again teaches an onlooker nothing. The key names the thing, never the place.
"""

import hashlib
import hmac
import math

from django.conf import settings
from django.contrib.gis.geos import Point

from geo.fields import point as place_at
from geo.models import Region

CELL_WIDTH = 0.015  # degrees: 0.94-1.26 km between 41° and 56° N
CELL_HEIGHT = 0.01  # degrees: 1.11 km
METRES_IN_A_DEGREE = 111_700  # the longest degree on Earth, so that we never go too far
ATTEMPTS = 16


def public_point(point: Point, *, metres: int, key: str) -> Point:
    """A stable point at most so many metres away, on the same side of every border."""
    if metres <= 0:
        return place_at(round(point.x, 6), round(point.y, 6))
    home = Region.objects.smallest_covering(point)
    tries = [_displaced(point, metres, f"{key}/{attempt}") for attempt in range(ATTEMPTS)]
    return next((t for t in tries if Region.objects.smallest_covering(t) == home), tries[0])


def snapped(point: Point) -> Point:
    """The centre of the cell of about one kilometre the point lies in."""
    column, row = round(point.x / CELL_WIDTH), round(point.y / CELL_HEIGHT)
    return place_at(round(column * CELL_WIDTH, 6), round(row * CELL_HEIGHT, 6))


def _displaced(point: Point, metres: int, key: str) -> Point:
    """Somewhere in the circle, every spot as likely as any other, drawn from the key."""
    drawn = hmac.digest(_secret(), key.encode(), "sha256")
    share, turn = (int.from_bytes(part) / 2**64 for part in (drawn[:8], drawn[8:16]))
    angle, degrees = math.tau * turn, metres * math.sqrt(share) / METRES_IN_A_DEGREE
    east = degrees * math.sin(angle) / math.cos(math.radians(point.y))
    return place_at(round(point.x + east, 6), round(point.y + degrees * math.cos(angle), 6))


def _secret() -> bytes:
    """A key for this use alone, so that the signing key itself is nowhere else."""
    return hashlib.sha256(b"geo.precision:" + settings.SECRET_KEY.encode()).digest()
