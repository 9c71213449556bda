"""How many people oblige the akimat to answer: the edges of every kind of area."""

from datetime import date

import pytest
from django.conf import settings

from geo.loading.populations import load_populations
from geo.loading.tables import committed
from geo.models import Level, Region
from initiatives.thresholds import AreaKind, kind_of, needed_of, threshold_of
from tests.factories.geo import RegionFactory

# kind, people → needed: typed by hand from the published shares, least and most numbers
EDGES = [
    ("city", 0, 500), ("city", 499_999, 500), ("city", 500_000, 500), ("city", 500_001, 501),
    ("city", 1_293_648, 1294), ("city", 1_638_233, 1639), ("city", 1_999_999, 2000),
    ("city", 2_000_000, 2000), ("city", 2_000_001, 2000), ("city", 2_347_924, 2000),
    ("oblast", 218_993, 250), ("oblast", 250_000, 250), ("oblast", 250_001, 251),
    ("oblast", 595_676, 596), ("oblast", 1_131_287, 1132), ("oblast", 2_148_658, 2000),
    ("district", 24_999, 50), ("district", 25_000, 50), ("district", 25_001, 51),
    ("district", 60_000, 120), ("district", 249_999, 500), ("district", 250_001, 500),
    ("village", 0, 10), ("village", 1, 10), ("village", 1000, 10), ("village", 1001, 11),
    ("village", 1500, 15), ("village", 9_900, 99), ("village", 9_901, 100),
    ("village", 10_000, 100), ("village", 40_000, 100),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "people", "needed"), EDGES)
def test_the_number_at_every_edge_of_a_city_an_oblast_a_district_and_a_village(
    kind, people, needed
):
    assert needed_of(AreaKind(kind), people) == needed


@pytest.mark.parametrize("kind", [*AreaKind])
def test_more_people_never_need_fewer_voices_and_the_bounds_hold(kind):
    rule = settings.SUPPORT_RULE[kind]
    numbers = [needed_of(kind, people) for people in range(0, 3_000_000, 997)]

    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (rule["least"], rule["most"])


def test_every_kind_of_area_has_its_rule():
    assert set(settings.SUPPORT_RULE) == set(AreaKind)


@pytest.mark.parametrize(
    ("level", "kind", "expected"),
    [
        (Level.REGION, "city", "city"),
        (Level.REGION, "region", "oblast"),
        (Level.DISTRICT, "city", "district"),
        (Level.DISTRICT, "city_district", "district"),
        (Level.RURAL_DISTRICT, "", "village"),
        (Level.SETTLEMENT, "village", "village"),
    ],
)
def test_a_unit_is_of_the_kind_its_level_says(level, kind, expected):
    assert kind_of(Region(level=level, kind=kind)) == expected


@pytest.mark.django_db
def test_a_figure_is_shown_with_its_day_and_a_unit_without_one_needs_the_least():
    almaty = RegionFactory(kato="750000000", kind="city")
    bostandyq = RegionFactory(under=almaty)
    load_populations(row for row in committed("populations.csv") if row["kato"] == almaty.kato)
    almaty.refresh_from_db()

    whole, part = threshold_of(almaty), threshold_of(bostandyq)

    assert (whole.needed, whole.people, whole.on) == (2000, 2_347_924, date(2026, 1, 1))
    assert whole.is_counted
    assert whole.source == "Bureau of National Statistics"
    assert (part.needed, part.kind, part.is_counted) == (50, "district", False)


def test_a_figure_without_a_day_obliges_nobody():
    undated = Region(level=Level.REGION, kind="region", population=5_000_000)

    assert threshold_of(undated).needed == settings.SUPPORT_RULE["oblast"]["least"]
