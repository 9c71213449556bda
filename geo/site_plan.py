"""A plan of a place to scale: true metres on paper, north up, borders, water, what is near.

Its units are millimetres of paper, so that 1 : 2 000 on the page is 1 : 2 000 on the ground when
it is printed at its own size. Distances are those of the ellipsoid (WGS 84) around the place: a
sphere would be off by half a per cent. What we hold of the ground is no survey: borders of units,
rivers and lakes at the scale of the country, and the public places of other things.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import shapely
from django.contrib.gis.db import models
from django.contrib.gis.geos import Point
from django.db.models import F, Func, Value

from geo.bbox import polygon
from geo.fields import WGS84
from geo.locator import Spot, line_of, water_in
from geo.models import Boundary, Level, Pin

EQUATOR_M, FLATTENING = 6_378_137.0, 1 / 298.257223563
SQUARED = FLATTENING * (2 - FLATTENING)  # of the eccentricity
WIDTH, HEIGHT = 170, 112  # millimetres: the width of a page of A4 between its margins
SCALES = (1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000)
ENOUGH, MOST = 3, 9  # neighbours: how many make a scale worth its size, how many have a number
WIDEST = 10_000  # a plan that is drawn for its neighbours; only a wide circle makes it wider
UNMARKED = 5_000  # the scale of a place with nothing around it
BARS = (10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)  # metres
SQUARE = 10  # millimetres: a square of the grid
SHORTEST_BAR = 28  # millimetres
WINDS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
APART = 6.5  # millimetres between the mark of the place and a number
SHOWN = (Pin.Kind.PROBLEM, Pin.Kind.INITIATIVE, Pin.Kind.OPPORTUNITY)


@dataclass(frozen=True, slots=True)
class Ground:
    """The plane that touches the ellipsoid at a place: metres to the east and to the north."""

    lon: float
    lat: float

    def metres(self, lon: float, lat: float) -> Spot:
        """From the place to another, exact to a few centimetres within ten kilometres."""
        middle = math.radians((lat + self.lat) / 2)
        bent = 1 - SQUARED * math.sin(middle) ** 2
        along = EQUATOR_M * (1 - SQUARED) / bent**1.5  # of a meridian
        across = EQUATOR_M / math.sqrt(bent) * math.cos(middle)  # of a parallel
        return across * math.radians(lon - self.lon), along * math.radians(lat - self.lat)

    def box(self, east_m: float, north_m: float) -> tuple[float, float, float, float]:
        """So many metres to each side, in degrees: west, south, east, north."""
        a_degree = self.metres(self.lon + 1e-3, self.lat + 1e-3)
        aside, above = east_m / a_degree[0] * 1e-3, north_m / a_degree[1] * 1e-3
        return self.lon - aside, self.lat - above, self.lon + aside, self.lat + above


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece of paper over the ground at a scale of one to so many."""

    ground: Ground
    scale: int
    width: int = WIDTH
    height: int = HEIGHT

    def put(self, lon: float, lat: float) -> Spot:
        """Where a place lies on the paper, in millimetres from its upper left corner."""
        east, north = self.ground.metres(lon, lat)
        x, y = self.width / 2 + self.mm(east), self.height / 2 - self.mm(north)
        return round(x, 2), round(y, 2)

    def mm(self, metres: float) -> float:
        """A length of the ground on the paper."""
        return metres * 1000 / self.scale

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What it covers, in degrees."""
        east, north = (side * self.scale / 2000 for side in (self.width, self.height))
        return self.ground.box(east, north)

    @property
    def square_m(self) -> int:
        """The side of a square of the grid, ten millimetres of paper, in metres."""
        return self.scale * SQUARE // 1000

    @property
    def grid(self) -> str:
        """Lines every ten millimetres from the place, as the data of an SVG path."""
        begins = (side / 2 % SQUARE for side in (self.width, self.height))
        columns, rows = (range(side // SQUARE + 1) for side in (self.width, self.height))
        x, y = begins
        down = "".join(f"M{x + n * SQUARE:g} 0v{self.height}" for n in columns)
        return down + "".join(f"M0 {y + n * SQUARE:g}h{self.width}" for n in rows)

    def holds(self, lon: float, lat: float, *, margin: float = 6) -> bool:
        """Whether a place is on it, and not too near its edge to be marked."""
        x, y = self.put(lon, lat)
        inside = margin <= x <= self.width - margin
        return inside and margin <= y <= self.height - margin


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Something public near the place, with its number on the plan."""

    number: int
    pin: Pin
    x: float
    y: float
    label: Spot  # where its number stands: beside what lies under the mark of the place
    metres: int
    wind: str  # one of WINDS, seen from the place


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of the scale: so long on paper, so many metres of ground."""

    mm: float
    metres: int

    @property
    def steps(self) -> list[float]:
        """Where its four parts begin, in millimetres."""
        return [round(self.quarter * part, 3) for part in range(4)]

    @property
    def quarter(self) -> float:
        """How long each of them is."""
        return round(self.mm / 4, 3)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything of one sheet, in millimetres of paper."""

    sheet: Sheet
    bar: Bar
    x: float
    y: float
    around_mm: float  # the place is somewhere in this circle; 0: it is where it is drawn
    borders: list[str]
    water: list[tuple[str, str]]
    neighbours: list[Neighbour] = field(default_factory=list)


def plan_of(place: Point, *, skip: tuple[str, int], metres: int = 0) -> Plan:
    """The plan around a public point that is true to within so many metres.

    `skip` is the kind and key of the thing itself. Two questions: what is near, which borders.
    """
    ground = Ground(place.x, place.y)
    near = list(_near(ground, skip))
    sheet = Sheet(ground, _scale(ground, near, metres))
    x, y = sheet.put(place.x, place.y)
    return Plan(
        sheet=sheet,
        bar=bar_of(sheet),
        x=x,
        y=y,
        around_mm=round(sheet.mm(metres), 2),
        borders=_borders(sheet),
        water=[(kind, line_of(shape, sheet.put)) for kind, shape in water_in(sheet.box)],
        neighbours=_numbered(sheet, near),
    )


def bar_of(sheet: Sheet) -> Bar:
    """The first round number of metres that is long enough to be measured by."""
    metres = next((one for one in BARS if sheet.mm(one) >= SHORTEST_BAR), BARS[-1])
    return Bar(round(sheet.mm(metres), 3), metres)


def _near(ground: Ground, skip: tuple[str, int]) -> Iterable[Pin]:
    """What the largest sheet would hold, the nearest first."""
    box = polygon(Sheet(ground, SCALES[-1]).box)
    here = Point(ground.lon, ground.lat, srid=WGS84)
    pins = Pin.objects.in_view(box).filter(kind__in=SHOWN).exclude(kind=skip[0], ref=skip[1])
    return pins.nearest_first(here)[:MOST]


def _scale(ground: Ground, near: Sequence[Pin], metres: int) -> int:
    """The largest drawing that still shows the circle and some of what is near."""
    fitting = [one for one in SCALES if Sheet(ground, one).mm(metres) <= HEIGHT / 4]
    fitting = fitting or [SCALES[-1]]
    for scale in (one for one in fitting if one <= WIDEST):
        sheet = Sheet(ground, scale)
        if sum(sheet.holds(pin.point.x, pin.point.y) for pin in near) >= ENOUGH:
            return scale
    return max(UNMARKED, fitting[0])


def _numbered(sheet: Sheet, near: Sequence[Pin]) -> list[Neighbour]:
    shown = [pin for pin in near if sheet.holds(pin.point.x, pin.point.y)]
    return [_neighbour(number, pin, sheet) for number, pin in enumerate(shown, 1)]


def _neighbour(number: int, pin: Pin, sheet: Sheet) -> Neighbour:
    metres, wind = way_to(sheet.ground, pin.point)
    x, y = sheet.put(pin.point.x, pin.point.y)
    is_apart = sheet.mm(metres) >= APART
    label = (x, y) if is_apart else (round(x + APART * number, 2), round(y + APART, 2))
    return Neighbour(number, pin, x, y, label, metres, wind)


def way_to(ground: Ground, place: Point) -> tuple[int, str]:
    """How many metres, and which of the eight winds."""
    east, north = ground.metres(place.x, place.y)
    turn = math.degrees(math.atan2(east, north)) % 360
    return round(math.hypot(east, north)), WINDS[round(turn / 45) % len(WINDS)]


def _borders(sheet: Sheet) -> list[str]:
    """Lines of regions, districts and towns; what two of them share is drawn once."""
    box = polygon(sheet.box)
    rows = Boundary.objects.filter(shape__bboverlaps=box, region__level__gt=Level.COUNTRY)
    line = Func(
        Func(F("shape"), function="ST_Boundary"),
        Value(box, output_field=models.GeometryField(srid=WGS84)),
        function="ST_ClipByBox2D",
        template="ST_AsText(%(function)s(%(expressions)s), 7)",
        output_field=models.TextField(),
    )
    lines = [shapely.from_wkt(text) for text in rows.values_list(line, flat=True)]
    if not lines:
        return []
    path = line_of(shapely.line_merge(shapely.union_all(lines)), sheet.put)
    return [path] if path else []
