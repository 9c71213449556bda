"""TopoJSON, read and written: borders that two shapes share are kept once.

Coordinates are whole steps of a grid, delta by delta. An arc runs from junction to junction, a
junction being a vertex whose neighbours differ between the shapes that use it.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

Spot = tuple[int, int]
Shape = tuple[BaseGeometry, dict[str, Any]]
RING = 4  # vertices of the smallest closed ring


def read(topology: dict[str, Any], name: str) -> Iterator[Shape]:
    """The shapes of one object with their properties; collapsed ones are left out."""
    arcs = [list(_absolute(arc, topology["transform"])) for arc in topology["arcs"]]
    for item in topology["objects"][name]["geometries"]:
        shape = _shape(item, arcs)
        if not shape.is_empty:
            yield shape, item.get("properties") or {}


def _absolute(arc: list[Any], transform: dict[str, Any]) -> Iterator[tuple[float, float]]:
    """An arc's deltas as degrees."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield tuple(
            step * scale + start
            for step, scale, start in zip(
                (x, y), transform["scale"], transform["translate"], strict=True
            )
        )


def _joined(numbers: list[int], arcs: list[Any]) -> list[Any]:
    """A line made of arcs; `~n` is arc n backwards."""
    line: list[Any] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc[1:] if line else arc
    return line


def _shape(item: dict[str, Any], arcs: list[Any]) -> BaseGeometry:
    """One geometry of a topology, made valid."""
    kind, numbers = item["type"], item.get("arcs", [])
    if kind == "LineString":
        return shapely.LineString(_joined(numbers, arcs))
    if kind == "MultiLineString":
        return shapely.MultiLineString([_joined(part, arcs) for part in numbers])
    parts = [numbers] if kind == "Polygon" else numbers
    return shapely.union_all([_polygon(part, arcs) for part in parts])


def _polygon(rings: list[Any], arcs: list[Any]) -> BaseGeometry:
    """A polygon without the rings that the grid of its source has collapsed."""
    lines = [line for ring in rings if len(line := _joined(ring, arcs)) >= RING]
    return shapely.make_valid(shapely.Polygon(lines[0], lines[1:])) if lines else shapely.Polygon()


class Writer:
    """Collects shapes by object name and writes them as one topology."""

    def __init__(self, grid: float) -> None:
        self._grid = grid
        self._objects: dict[str, list[tuple[str, Any, dict[str, Any]]]] = {}
        self._neighbours: dict[Spot, frozenset[Spot]] = {}
        self._junctions: set[Spot] = set()
        self._arcs: list[tuple[Spot, ...]] = []
        self._numbers: dict[tuple[Spot, ...], int] = {}

    def add(self, name: str, shapes: Iterable[Shape]) -> None:
        """Put shapes into an object of the topology."""
        kept = self._objects.setdefault(name, [])
        for shape, properties in shapes:
            kind, lines = self._quantised(shape)
            if lines:
                kept.append((kind, lines, properties))

    def topology(self) -> dict[str, Any]:
        """Everything added, ready for `json.dump`."""
        for shapes in self._objects.values():
            for kind, lines, _ in shapes:
                for line in _flat(lines):
                    self._note(line, closed=kind == "MultiPolygon")
        objects = {
            name: {"type": "GeometryCollection", "geometries": [*map(self._geometry, shapes)]}
            for name, shapes in self._objects.items()
        }
        return {
            "type": "Topology",
            "transform": {"scale": [self._grid, self._grid], "translate": [0, 0]},
            "objects": objects,
            "arcs": [_deltas(arc) for arc in self._arcs],
        }

    def _quantised(self, shape: BaseGeometry) -> tuple[str, list[Any]]:
        """Lines or rings in steps of the grid."""
        parts = getattr(shape, "geoms", [shape])
        lines = [part for part in parts if part.geom_type == "LineString"]
        if lines:
            steps = [self._steps(line.coords) for line in lines]
            return "MultiLineString", [line for line in steps if len(line) > 1]
        polygons = [part for part in parts if part.geom_type == "Polygon"]
        rings = [
            [self._steps(ring.coords) for ring in (part.exterior, *part.interiors)]
            for part in polygons
        ]
        big = [[ring for ring in part if len(ring) >= RING] for part in rings]
        return "MultiPolygon", [part for part in big if part]

    def _steps(self, coordinates: Iterable[Any]) -> list[Spot]:
        """Whole steps, without repeats."""
        line: list[Spot] = []
        for x, y in coordinates:
            spot = (round(x / self._grid), round(y / self._grid))
            if not line or spot != line[-1]:
                line.append(spot)
        return line

    def _note(self, line: list[Spot], *, closed: bool) -> None:
        """Find the junctions: ends of lines, and vertices with different neighbours."""
        if not closed:
            self._junctions |= {line[0], line[-1]}
        ring = [line[-2], *line] if closed else line
        for before, spot, after in zip(ring, ring[1:], ring[2:], strict=False):
            pair = frozenset((before, after))
            if self._neighbours.setdefault(spot, pair) != pair:
                self._junctions.add(spot)

    def _geometry(self, shape: tuple[str, Any, dict[str, Any]]) -> dict[str, Any]:
        """One geometry, its lines as numbers of arcs."""
        kind, lines, properties = shape
        if kind == "MultiPolygon":
            arcs: list[Any] = [
                [self._cut(_turned(ring, self._junctions)) for ring in part] for part in lines
            ]
        else:
            arcs = [self._cut(line) for line in lines]
        return {"type": kind, "arcs": arcs, "properties": properties}

    def _cut(self, line: list[Spot]) -> list[int]:
        """The arcs of a line, from junction to junction."""
        numbers, start = [], 0
        for place in range(1, len(line)):
            if line[place] in self._junctions or place == len(line) - 1:
                numbers.append(self._number(tuple(line[start : place + 1])))
                start = place
        return numbers

    def _number(self, arc: tuple[Spot, ...]) -> int:
        """The number of an arc, whichever way it is walked."""
        if arc in self._numbers:
            return self._numbers[arc]
        if arc[::-1] in self._numbers:
            return ~self._numbers[arc[::-1]]
        self._numbers[arc] = len(self._arcs)
        self._arcs.append(arc)
        return self._numbers[arc]


def _flat(lines: list[Any]) -> Iterator[list[Spot]]:
    """The lines of a geometry, whatever its depth."""
    for line in lines:
        yield from line if isinstance(line[0], list) else [line]


def _turned(ring: list[Spot], junctions: set[Spot]) -> list[Spot]:
    """A closed ring that begins at a junction, or else at its lowest vertex."""
    start = next((n for n, spot in enumerate(ring) if spot in junctions), ring.index(min(ring)))
    return [*ring[start:-1], *ring[: start + 1]]


def _deltas(arc: tuple[Spot, ...]) -> list[list[int]]:
    """The first spot, then the steps to each next one."""
    steps = [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(arc)]
    return [[*arc[0]], *steps]
