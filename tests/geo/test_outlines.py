import json
from collections import Counter

import pytest
from django.db import connection
from django.db.models import F
from shapely import coverage_is_valid
from shapely.geometry import shape

from geo.fields import point
from geo.loading.regions import load_regions
from geo.loading.tables import COMMITTED, committed
from geo.models import Boundary, Level, Region
from tests.factories.geo import outline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kazakhstan")]

DRAWN = """
WITH drawn AS MATERIALIZED (
  SELECT n, ST_SetSRID(ST_MakePoint(46.4 + 41 * random(), 40.5 + 15 * random()), 4326) AS place
  FROM generate_series(1, %s) n
), counted AS (
  SELECT n, place, (
    SELECT count(DISTINCT p.region_id) FROM geo_regionpiece p WHERE ST_Covers(p.shape, place)
  ) AS units
  FROM drawn
)
"""
UNITS = "SELECT units, count(*) FROM counted GROUP BY units"
DISAGREEING = """
SELECT count(*)
FROM counted, geo_boundary b JOIN geo_region r ON r.id = b.region_id AND r.level = 0
WHERE (units = 1) <> ST_Covers(b.shape, place)
   OR (units = 1) <> (geo_region_at(place) IS NOT NULL)
"""


def answers(question, points):
    """What the database says of so many points drawn in the country's box."""
    with connection.cursor() as cursor:
        cursor.execute(DRAWN + question, [points])
        return cursor.fetchall()


def scattered(points):
    """How many points lie in no unit, in one, in several."""
    totals = Counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.2026)")
    for _ in range(points // 10_000):  # in parts: no statement may take long, even in a test
        totals.update(dict(answers(UNITS, 10_000)))
    return totals


def test_each_of_100_000_points_lies_in_exactly_one_unit_or_outside():
    units = scattered(100_000)

    assert set(units) == {0, 1}
    assert units[0] + units[1] == 100_000
    assert min(units.values()) > 30_000


def test_the_units_together_are_the_country():
    assert answers(DISAGREEING, 3_000) == [(0,)]


def test_a_unit_drawn_too_large_would_be_noticed():
    astana = Region.objects.get(iso="KZ-71")
    astana.draw(outline(69, 50, 73, 53))

    assert scattered(10_000)[2] > 50


@pytest.mark.parametrize("row", committed("regions.csv"), ids=lambda row: row["iso"])
def test_areas_are_those_of_the_official_table(row):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ST_Area(b.shape::geography) / 1e6 FROM geo_boundary b"
            " JOIN geo_region r ON r.id = b.region_id WHERE r.kato = %s",
            [row["kato"]],
        )
        (area,) = cursor.fetchone()

    tolerance = 0.04 if row["iso"] == "KZ-75" else 0.02
    assert area == pytest.approx(float(row["area_km2"]), rel=tolerance)


def test_the_committed_outlines_are_an_exact_coverage():
    layer = json.loads((COMMITTED / "outlines.geojson").read_text(encoding="utf-8"))
    units = [shape(feature["geometry"]) for feature in layer["features"]]

    assert len(units) == 20
    assert coverage_is_valid(units)
    assert not any(unit.has_z for unit in units)


def test_the_country_has_twenty_units_named_in_three_languages():
    units = Region.objects.filter(level=Level.REGION)

    assert units.count() == 20
    assert not units.filter(name_ru="").exists()
    assert not units.filter(name_en="").exists()
    assert not units.exclude(kato=F("kato")).exists()
    assert Boundary.objects.count() == 21


def test_every_committed_town_is_found_in_the_unit_its_code_says():
    for town in committed("settlements.csv"):
        spot = point(float(town["lon"]), float(town["lat"]))
        assert Region.objects.smallest_covering(spot).kato[:2] == town["kato"][:2], town


def test_loading_again_changes_nothing():
    before = {*Boundary.objects.values_list("pk", flat=True)}

    report = load_regions()

    assert report.counts == {"the same": 21}
    assert report.refusals == 0
    assert {*Boundary.objects.values_list("pk", flat=True)} == before


def test_a_damaged_table_is_mended_by_loading_again():
    astana = Region.objects.get(iso="KZ-71")
    Region.objects.filter(pk=astana.pk).update(name_ru="Целиноград")
    astana.draw(outline(70, 50, 71, 51))

    report = load_regions()

    assert (report.counts["changed"], report.counts["boundaries drawn"]) == (1, 1)
    astana.refresh_from_db()
    assert astana.name_ru == "город Астана"


@pytest.mark.parametrize(
    ("lon", "lat", "iso"),
    [(71.4306, 51.1283, "KZ-71"), (76.9455, 43.2380, "KZ-75"), (80.2503, 50.4206, "KZ-10"),
     (51.1739, 43.6610, "KZ-47"), (63.3167, 45.6167, "KZ-43"), (71.3529, 50.9764, "KZ-11")],
)  # fmt: skip
def test_the_six_smoke_points_lie_in_their_regions(lon, lat, iso):
    assert Region.objects.smallest_covering(point(lon, lat)).iso == iso


def test_bishkek_omsk_and_the_middle_of_the_caspian_are_outside():
    for lon, lat in [(74.59, 42.87), (73.37, 54.99), (50.5, 42.5)]:
        assert Region.objects.smallest_covering(point(lon, lat)) is None
