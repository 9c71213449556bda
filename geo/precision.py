"""How precisely a place is shown. What is stored for the public is computed once, at save.

A displaced point is stable: the same key gives the same point in every process, so looking
again and again teaches an onlooker nothing. The key names the thing, never the place.
"""

import hashlib
import hmac
import math
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid that is the same for everybody and for ever, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> Point:
        """All that is told of a place in it."""
        return place_at(
            round((self.west + self.east) / 2, 6), round((self.south + self.north) / 2, 6)
        )

    @property
    def ring(self) -> list[list[float]]:
        """Its corners, the first one again at the end, as GeoJSON draws an area."""
        west, south, east, north = self.west, self.south, self.east, self.north
        return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def cell_of(point: Point, *, km: int) -> Cell:
    """The cell of about so many kilometres the point lies in."""
    width, height = CELL_WIDTH * km, CELL_HEIGHT * km
    column, row = round(point.x / width), round(point.y / height)
    west, south = (column - 0.5) * width, (row - 0.5) * height
    return Cell(*(round(side, 6) for side in (west, south, west + width, south + height)))


def snapped(point: Point, *, km: int = 1) -> Point:
    """The centre of that cell."""
    return cell_of(point, km=km).centre


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
