import json
from itertools import pairwise

import pytest
import shapely
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from geo.deriving import shapes, topology
from geo.loading.tables import committed

MAP = settings.BASE_DIR / "static" / "map"
KB = 1024


def drawn(name, thing):
    text = (MAP / name).read_text(encoding="utf-8")
    return [*topology.read(json.loads(text), thing)]


def test_the_twenty_units_are_drawn_with_their_names():
    units = drawn("kz-regions.topojson", "regions")

    assert {words["kato"] for _, words in units} == {
        row["kato"] for row in committed("regions.csv") if row["level"] == "1"
    }
    assert all(words["name_kk"] and words["name_ru"] and words["name_en"] for _, words in units)
    assert all(outline.area > 0 for outline, _ in units)


def test_the_neighbours_the_sea_lakes_and_rivers_are_drawn():
    names = {words["name"] for _, words in drawn("basemap.topojson", "countries")}

    assert {"Russia", "China", "Kyrgyzstan", "Uzbekistan", "Turkmenistan"} <= names
    assert not {"Kazakhstan", "Baikonur"} & names
    for thing, spot in [("sea", (51, 42)), ("lakes", (74.2, 46)), ("lakes", (77.3, 42.4))]:
        place = shapely.Point(spot)
        assert any(outline.covers(place) for outline, _ in drawn("basemap.topojson", thing))
    assert len(drawn("basemap.topojson", "rivers")) > 20


def test_what_is_drawn_fits_together_without_gaps():
    units = shapely.union_all([s for s, _ in drawn("kz-regions.topojson", "regions")])
    around = [s for kind in ("countries", "sea") for s, _ in drawn("basemap.topojson", kind)]

    left = shapely.difference(shapes.VIEW, shapely.union_all([units, *around]))
    both = shapely.intersection(units, shapely.union_all(around))
    assert left.area + both.area < 0.02  # degrees²: rounding along the border


def test_the_map_is_light():
    assert (MAP / "basemap.topojson").stat().st_size <= 120 * KB
    assert (MAP / "kz-regions.topojson").stat().st_size <= 80 * KB


def test_a_border_of_two_shapes_is_kept_once():
    west, east = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
    writer = topology.Writer(0.1)
    writer.add("units", [(west, {"name": "west"}), (east, {"name": "east"})])
    written = writer.topology()

    assert len(written["arcs"]) == 3
    assert [(s.equals(w), p) for (s, p), w in zip(
        topology.read(written, "units"), (west, east), strict=True
    )] == [(True, {"name": "west"}), (True, {"name": "east"})]  # fmt: skip


spots = st.tuples(st.integers(0, 20), st.integers(0, 20))


@given(st.lists(st.lists(spots, min_size=2, max_size=8), min_size=1, max_size=5))
def test_lines_survive_the_trip_through_a_topology(lines):
    kept = [line for line in lines if any(a != b for a, b in pairwise(line))]
    writer = topology.Writer(1)
    writer.add("lines", [(shapely.LineString(line), {}) for line in kept])

    again = [shape for shape, _ in topology.read(writer.topology(), "lines")]

    assert len(again) == len(kept)
    for before, after in zip(kept, again, strict=True):
        assert shapely.equals(shapely.MultiLineString([before]), after)


def test_a_city_inside_its_region_stays_a_hole():
    city = shapely.box(4, 4, 6, 6)
    writer = topology.Writer(1)
    writer.add("units", [(shapely.box(0, 0, 10, 10) - city, {}), (city, {})])

    around, inside = (shape for shape, _ in topology.read(writer.topology(), "units"))

    assert (around.area, inside.area) == (96, 4)
    assert len(writer.topology()["arcs"]) == 2


def test_simplified_neighbours_still_share_their_border():
    wave = [(1 + (n % 2) / 50, n / 20) for n in range(21)]
    west = shapely.Polygon([(0, 0), *wave, (0, 1)])
    east = shapely.Polygon([(2, 0), *wave, (2, 1)])

    simple = shapes.simplified({"w": west, "e": east}, tolerance=0.1, grid=0.001)

    assert shapely.coverage_is_valid([*simple.values()])
    assert shapely.get_num_coordinates(simple["w"]) < 12


@pytest.mark.parametrize("name", ["kz-regions.topojson", "basemap.topojson"])
def test_a_drawing_is_whole_steps_of_its_grid(name):
    written = json.loads((MAP / name).read_text(encoding="utf-8"))

    assert written["transform"] == {"scale": [0.001, 0.001], "translate": [0, 0]}
    assert all(isinstance(step, int) for arc in written["arcs"] for spot in arc for step in spot)
