"""An area a person draws: a few corners, as pairs of plain decimals, never a geometry string.

The ring is checked here by arithmetic alone (enough corners, not too many, no side crosses
another) before a polygon is made of numbers; GEOS never reads what a user wrote.
"""

from itertools import combinations

from django import forms
from django.contrib.gis.geos import LinearRing, Point, Polygon
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from geo.fields import WGS84
from geo.forms import clean_lon_lat

LEAST_CORNERS, MOST_CORNERS = 3, 40
LONGEST_TEXT = 2000
Corner = tuple[float, float]


def clean_corners(text: str) -> Polygon:
    """The polygon of `lon,lat lon,lat …`, or a `ValidationError` that says what is wrong."""
    corners = _corners(text)
    if len(corners) < LEAST_CORNERS:
        raise ValidationError(_("An area has at least three corners."), code="corners_too_few")
    if len(corners) > MOST_CORNERS:
        raise ValidationError(
            _("An area has at most %(most)s corners."),
            code="corners_too_many",
            params={"most": MOST_CORNERS},
        )
    if not is_simple(corners):
        raise ValidationError(_("The sides of the area cross each other."), code="corners_cross")
    return Polygon(LinearRing([*corners, corners[0]]), srid=WGS84)


def as_text(area: Polygon) -> str:
    """The corners as the form holds them."""
    ring: list[Corner] = list(area.exterior_ring.coords[:-1])
    return " ".join(f"{corner[0]:.6f},{corner[1]:.6f}" for corner in ring)


def _corners(text: str) -> list[Corner]:
    """The checked pairs, each once, in the order they were tapped."""
    pairs = [_corner(pair) for pair in text.replace(";", " ").split()[: MOST_CORNERS + 2]]
    return list(dict.fromkeys((place.x, place.y) for place in pairs))


def _corner(pair: str) -> Point:
    lon, _, lat = pair.partition(",")
    return clean_lon_lat(lon, lat)


def is_simple(corners: list[Corner]) -> bool:
    """No side crosses or touches another except its neighbours, and the ring has an inside."""
    sides = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    last = len(sides) - 1
    for (i, one), (j, other) in combinations(enumerate(sides), 2):
        if j - i == 1 or (i, j) == (0, last):
            if _folds_back(one, other):
                return False
        elif _cross(one, other):
            return False
    return _doubled_area(corners) != 0


def _turn(a: Corner, b: Corner, c: Corner) -> float:
    """Positive to the left, negative to the right, zero on one line."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cross(one: tuple[Corner, Corner], other: tuple[Corner, Corner]) -> bool:
    """Two sides share a point."""
    (a, b), (c, d) = one, other
    ends = (
        _sign(_turn(a, b, c)),
        _sign(_turn(a, b, d)),
        _sign(_turn(c, d, a)),
        _sign(_turn(c, d, b)),
    )
    if ends[0] != ends[1] and ends[2] != ends[3]:
        return True
    touching = zip(ends, ((a, b, c), (a, b, d), (c, d, a), (c, d, b)), strict=True)
    return any(end == 0 and _between(*three) for end, three in touching)


def _folds_back(one: tuple[Corner, Corner], other: tuple[Corner, Corner]) -> bool:
    """Two neighbours lie on each other."""
    shared = set(one) & set(other)
    (tip,) = shared if len(shared) == 1 else (one[1],)
    a, b = next(p for p in one if p != tip), next(p for p in other if p != tip)
    along = (a[0] - tip[0]) * (b[0] - tip[0]) + (a[1] - tip[1]) * (b[1] - tip[1])
    return _turn(a, tip, b) == 0 and along > 0


def _between(a: Corner, b: Corner, c: Corner) -> bool:
    """A point on the line of a side lies on the side itself."""
    inside = (min(a[i], b[i]) <= c[i] <= max(a[i], b[i]) for i in (0, 1))
    return all(inside)


def _sign(turn: float) -> int:
    return (turn > 0) - (turn < 0)


def _doubled_area(corners: list[Corner]) -> float:
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)


class CornersField(forms.CharField):
    """An area in a form, as pairs of decimals; a script puts a map in front of it."""

    def __init__(self, **options: object) -> None:
        options = {"max_length": LONGEST_TEXT, "widget": forms.Textarea({"rows": 3})} | options
        super().__init__(**options)  # type: ignore[arg-type] # a form field's own options

    def clean(self, value: str | None) -> Polygon | None:
        """The checked polygon, or nothing where none was drawn."""
        text = super().clean(value)
        return clean_corners(text) if text and text.strip() else None
