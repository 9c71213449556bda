"""From the packages' files to clean shapes: the 20 units, their neighbours, the water.

The units are an exact coverage: no gap, no overlap; a city wins where it overlaps its region.
The neighbours and the sea are fitted to the units' own outline, so that drawn together they
share their borders.
"""

from collections.abc import Iterable
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

ROUTING_TOLERANCE, ROUTING_GRID = 0.0008, 1e-5
DRAWING_TOLERANCE, DRAWING_GRID = 0.01, 0.001
ATTEMPTS = 5
VIEW = shapely.box(44, 38, 90, 58)
CITIES = frozenset({"KZ-71", "KZ-75", "KZ-79"})
Named = dict[str, BaseGeometry]


def units(raw: Named) -> Named:
    """The units by ISO code, cleaned at full detail."""
    flat = {
        iso: shapely.set_precision(shapely.make_valid(shapely.force_2d(shape)), 1e-6)
        for iso, shape in raw.items()
    }
    cities = shapely.union_all([flat[iso] for iso in CITIES])
    apart = [
        shape if iso in CITIES else shapely.difference(shape, cities, grid_size=1e-6)
        for iso, shape in flat.items()
    ]
    return dict(zip(flat, shapely.coverage_clean(apart), strict=True))


def simplified(coverage: Named, *, tolerance: float, grid: float) -> Named:
    """Fewer vertices on a grid, still an exact coverage."""
    simple = shapely.coverage_simplify(list(coverage.values()), tolerance)
    for _ in range(ATTEMPTS):  # cleaning may leave the grid, rounding may break a ring
        snapped = [shapely.set_precision(shape, grid) for shape in simple]
        simple = _rounded(shapely.coverage_clean(snapped), grid)
        if shapely.coverage_is_valid(simple) and all(shapely.is_valid(simple)):
            return dict(zip(coverage, simple, strict=True))
    raise ValueError("the simplified outlines overlap")


def _rounded(shapes: Iterable[BaseGeometry], grid: float) -> list[BaseGeometry]:
    """Coordinates as short decimals."""
    decimals = len(f"{grid:.10f}".rstrip("0").partition(".")[2])
    return [shapely.transform(shape, lambda spots: spots.round(decimals)) for shape in shapes]


def surroundings(units_: Named, countries: Named) -> Named:
    """The units with their neighbours and the sea fitted around them, clipped to the view."""
    ours = shapely.union_all(list(units_.values()))
    land = {name: shapely.intersection(shape, VIEW) for name, shape in countries.items()}
    sea = shapely.difference(VIEW, shapely.union_all(list(land.values())))
    around = {
        name: shapely.difference(shape, ours, grid_size=1e-6)
        for name, shape in (land | {"sea": _largest(sea)}).items()
        if name not in {"Kazakhstan", "Baikonur"}
    }
    whole = units_ | _fill(ours, {name: s for name, s in around.items() if not s.is_empty})
    return dict(zip(whole, shapely.coverage_clean(list(whole.values())), strict=True))


def _fill(ours: BaseGeometry, around: Named) -> Named:
    """Give each strip left between us and the neighbours to the one it borders on longest."""
    taken = shapely.union_all([ours, *around.values()], grid_size=1e-6)
    gaps = shapely.get_parts(shapely.difference(VIEW, taken, grid_size=1e-6))
    given: dict[str, list[Any]] = {name: [shape] for name, shape in around.items()}
    for gap in gaps:
        shared = {n: shapely.length(shapely.intersection(gap, s)) for n, s in around.items()}
        given[max(shared, key=shared.__getitem__)].append(gap)
    return {name: shapely.union_all(parts, grid_size=1e-6) for name, parts in given.items()}


def _largest(shape: BaseGeometry) -> BaseGeometry:
    """Its largest part."""
    return max(shapely.get_parts(shape), key=shapely.area)


def water(shapes: list[BaseGeometry], coarse: list[BaseGeometry]) -> list[BaseGeometry]:
    """Shapes in view; a coarse one only where the finer source has none (Balkhash)."""
    seen = [s for s in map(_clipped, shapes) if not s.is_empty]
    known = shapely.union_all(seen)
    missing = [s for s in map(_clipped, coarse) if not s.is_empty and not s.intersects(known)]
    return seen + missing


def _clipped(shape: BaseGeometry) -> BaseGeometry:
    """What of it is in view."""
    return shapely.intersection(shapely.make_valid(shape), VIEW)
