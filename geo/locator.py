"""Where a place lies, as shapes to draw: our own outlines cut to a frame around a public point.

No tiles and no network: the same small files the browser draws its map from. The scale is that
of a region, so the drawing shows less than its point: which towns are near, whose land it is.
"""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import shapely
from django.conf import settings
from django.contrib.gis.geos import Point
from shapely.geometry.base import BaseGeometry

from geo.bbox import polygon
from geo.deriving.topology import read
from geo.models.place_name import PlaceName

KM_IN_A_DEGREE = 111.32
LETTER, LINE, APART = 6.2, 13.0, 4.0  # how much room a name takes, in units of the drawing
MOST_TOWNS, ASKED_TOWNS = 7, 40
WHOLE = (67.0, 48.1, 1600.0)  # the middle of the country and half of its width in km
LAYERS = {"sea": "water", "countries": "abroad", "regions": "land", "lakes": "water"}

Spot = tuple[float, float]
Room = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline as the data of an SVG path; `kind` says what it is."""

    kind: str
    path: str
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Town:
    """A named place of the frame, and the side of its dot its name stands on."""

    name: str
    x: float
    y: float
    is_left: bool

    @property
    def label_x(self) -> float:
        """Where its name begins, or ends."""
        return self.x + (-APART if self.is_left else APART) * 1.5

    @property
    def label_y(self) -> float:
        """The line its name stands on."""
        return self.y + LINE / 3.5


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything of one frame, in units of the drawing."""

    width: int
    height: int
    shapes: list[Shape]
    towns: list[Town]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A piece of the ground: its middle, half of its width in km, its size in units."""

    lon: float
    lat: float
    half_km: float
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Units for one km."""
        return self.width / (2 * self.half_km)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        aside = self.half_km / (KM_IN_A_DEGREE * self.narrowing)
        above = self.half_km * self.height / self.width / KM_IN_A_DEGREE
        return self.lon - aside, self.lat - above, self.lon + aside, self.lat + above

    @property
    def narrowing(self) -> float:
        """How much shorter a degree of longitude is here than at the equator."""
        return math.cos(math.radians(self.lat))

    def put(self, lon: float, lat: float) -> Spot:
        """Where a place stands in the drawing."""
        x = (lon - self.lon) * KM_IN_A_DEGREE * self.narrowing * self.scale + self.width / 2
        y = (self.lat - lat) * KM_IN_A_DEGREE * self.scale + self.height / 2
        return round(x, 1), round(y, 1)


def around(place: Point, *, width: int, height: int, half_km: float = 150) -> Drawing:
    """The land around a public point with its towns."""
    frame = Frame(place.x, place.y, half_km, width, height)
    taken = [_room(frame.width / 2 - 9, frame.height / 2, 18)]
    return _drawn(frame, place, _towns(frame, taken=taken))


def in_the_country(place: Point, *, width: int, height: int) -> Drawing:
    """The whole country, without names."""
    lon, lat, half_km = WHOLE
    return _drawn(Frame(lon, lat, half_km, width, height), place, [])


def drawn(frame: Frame, *, ours: Point | None) -> Drawing:
    """A frame without a mark; with towns and the land that holds a point set apart, if given."""
    shapes = list(_shapes(frame, shapely.Point(ours.coords) if ours else shapely.Point()))
    towns = _towns(frame, taken=[]) if ours else []
    return Drawing(frame.width, frame.height, shapes, towns, frame.width / 2, frame.height / 2)


def _drawn(frame: Frame, place: Point, towns: list[Town]) -> Drawing:
    x, y = frame.put(place.x, place.y)
    shapes = list(_shapes(frame, shapely.Point(place.x, place.y)))
    return Drawing(frame.width, frame.height, shapes, towns, x, y)


def _shapes(frame: Frame, here: BaseGeometry) -> Iterator[Shape]:
    """Areas first, then rivers: in the order in which they are painted."""
    box = shapely.box(*frame.box)
    coarse = 0.4 / frame.scale / KM_IN_A_DEGREE  # finer than half a unit nobody sees
    for kind, shape in _ground():
        if not shape.intersects(box):
            continue
        cut = shapely.clip_by_rect(shape.simplify(coarse), *frame.box)
        if path := "".join(_paths(cut, frame.put)):
            yield Shape(kind, path, is_ours=kind == "land" and bool(shape.covers(here)))


def water_in(box: tuple[float, float, float, float]) -> Iterator[tuple[str, BaseGeometry]]:
    """Lakes, seas and rivers of a box in degrees, cut to it: their kind and shape."""
    frame = shapely.box(*box)
    for kind, shape in _ground():
        if kind in {"water", "river"} and shape.intersects(frame):
            yield kind, shapely.clip_by_rect(shape, *box)


def line_of(shape: BaseGeometry, put: Callable[[float, float], Spot]) -> str:
    """A shape as the data of an SVG path; empty for one without lines."""
    return "".join(_paths(shape, put))


def _paths(shape: BaseGeometry, put: Callable[[float, float], Spot]) -> Iterator[str]:
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            for ring in (part.exterior, *part.interiors):
                yield f"{_line(ring.coords, put)}Z"
        elif part.geom_type == "LineString":
            yield _line(part.coords, put)


def _line(coords: Any, put: Callable[[float, float], Spot]) -> str:  # noqa: ANN401 - shapely's own
    return "M" + "L".join(f"{x} {y}" for x, y in (put(*spot) for spot in coords))


@lru_cache(maxsize=1)
def _ground() -> list[tuple[str, BaseGeometry]]:
    """Both files, read once for each process."""
    folder = Path(settings.BASE_DIR) / "static" / "map"
    base, units = (
        json.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("basemap.topojson", "kz-regions.topojson")
    )
    found = []
    for layer, kind in LAYERS.items():
        source = units if layer == "regions" else base
        found += [(kind, shape) for shape, _ in read(source, layer)]
    return found + [("river", shape) for shape, _ in read(base, "rivers")]


def _towns(frame: Frame, *, taken: list[Room]) -> list[Town]:
    """The largest first; a name that would lie on another, or where it is taken, is left out."""
    box = polygon(frame.box)
    largest = PlaceName.objects.in_view(box).exclude(population=None).order_by("-population")
    towns: list[Town] = []
    for name in largest[:ASKED_TOWNS]:
        town, room = _set_down(name, frame)
        is_inside = room[0] > 0 and room[2] < frame.width and LINE < town.y < frame.height - LINE
        if is_inside and not any(_meet(room, other) for other in taken):
            towns.append(town)
            taken.append(room)
    return towns[:MOST_TOWNS]


def _set_down(name: PlaceName, frame: Frame) -> tuple[Town, Room]:
    x, y = frame.put(name.point.x, name.point.y)
    wide = LETTER * len(name.name) + 2 * APART
    is_left = x + wide > frame.width
    return Town(name.name, x, y, is_left), _room(x - wide if is_left else x, y, wide)


def _room(x: float, y: float, wide: float) -> Room:
    return x, y - LINE / 2, x + wide, y + LINE / 2


def _meet(one: Room, other: Room) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
