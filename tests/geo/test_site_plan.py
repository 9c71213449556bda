"""A plan to scale: metres on paper are metres on the ground, as PostGIS measures them."""

import math

import pytest
from django.contrib.gis.db.models.functions import Distance
from django.db.models import Value

from geo import site_plan
from geo.fields import OnGlobe, PlaceField, point
from geo.models import Pin
from geo.site_plan import SCALES, Ground, Sheet, bar_of, plan_of
from tests.factories.geo import PinFactory, RegionFactory, country, outline

pytestmark = pytest.mark.django_db
AKTAU, KOKSHETAU = (51.15, 43.65), (69.4, 53.28)
ITSELF = ("initiative", 0)


def by_postgis(one, other):
    """Metres between two places on the ellipsoid."""
    pin = PinFactory(point=point(*one), region=RegionFactory(box=None))
    here = OnGlobe(Value(point(*other), output_field=PlaceField()))
    return Pin.objects.annotate(far=Distance(OnGlobe("point"), here)).get(pk=pin.pk).far.m


@pytest.mark.parametrize("place", [AKTAU, KOKSHETAU])
@pytest.mark.parametrize(("east", "north"), [(0.001, 0), (0, 0.001), (0.02, 0.03), (-0.09, 0.07)])
def test_metres_are_those_of_the_ellipsoid(place, east, north):
    other = (place[0] + east, place[1] + north)

    told = math.hypot(*Ground(*place).metres(*other))

    assert told == pytest.approx(by_postgis(place, other), rel=1e-5)


def test_a_sphere_would_be_noticed():
    """The twin: the ball of `geo/locator.py` is right for a region and wrong for a plan."""
    other = (KOKSHETAU[0] + 0.01, KOKSHETAU[1])
    on_a_ball = 0.01 * 111.32e3 * math.cos(math.radians(KOKSHETAU[1]))

    assert on_a_ball != pytest.approx(by_postgis(KOKSHETAU, other), rel=1e-3)


@pytest.mark.parametrize("scale", SCALES)
def test_a_known_distance_has_its_length_on_paper(scale):
    ground = Ground(*KOKSHETAU)
    west, south, east, north = ground.box(scale / 20, scale / 40)  # 100 mm by 50 mm
    sheet = Sheet(ground, scale)

    left, low = sheet.put(west, south)
    right, high = sheet.put(east, north)

    assert right - left == pytest.approx(100, abs=0.05)
    assert low - high == pytest.approx(50, abs=0.05)  # north is up


@pytest.mark.parametrize("scale", SCALES)
def test_the_bar_is_a_round_number_that_fits_the_sheet(scale):
    bar = bar_of(Sheet(Ground(*KOKSHETAU), scale))

    assert bar.mm * scale / 1000 == pytest.approx(bar.metres)
    assert site_plan.SHORTEST_BAR <= bar.mm <= 80


def test_what_is_near_has_numbers_from_the_nearest_on_with_metres_and_winds():
    here, box = Ground(*KOKSHETAU), RegionFactory(box=None)
    _west, _south, east, north = here.box(120, 60)
    PinFactory(point=point(KOKSHETAU[0], north), region=box, title="60 to the north")
    PinFactory(point=point(east, KOKSHETAU[1]), region=box, title="120 to the east")
    PinFactory(point=point(east, north), region=box, title="both")
    PinFactory(point=point(east, north), region=box, kind=Pin.Kind.OWNER, stage_group="")

    plan = plan_of(point(*KOKSHETAU), skip=ITSELF)

    told = [(one.number, one.pin.title, one.metres, one.wind) for one in plan.neighbours]
    assert told == [
        (1, "60 to the north", 60, "n"), (2, "120 to the east", 120, "e"), (3, "both", 134, "ne"),
    ]  # fmt: skip
    assert plan.sheet.scale == 2_000  # at 1 : 1 000 the place 60 m to the north is off the sheet


def test_what_lies_under_the_mark_of_the_place_has_its_number_beside_it():
    PinFactory(point=point(*KOKSHETAU), region=RegionFactory(box=None))

    (one,) = plan_of(point(*KOKSHETAU), skip=ITSELF).neighbours

    assert (one.metres, one.x, one.y) == (0, site_plan.WIDTH / 2, site_plan.HEIGHT / 2)
    assert one.label[0] > one.x + 5


def test_a_square_of_the_grid_is_ten_millimetres_and_runs_through_the_place():
    sheet = Sheet(Ground(*KOKSHETAU), 5_000)

    assert sheet.square_m == 50
    assert f"M{sheet.width / 2:g} 0v{sheet.height}" in sheet.grid
    assert f"M0 {sheet.height / 2:g}h{sheet.width}" in sheet.grid


def test_the_thing_itself_is_no_neighbour():
    pin = PinFactory(point=point(*KOKSHETAU), region=RegionFactory(box=None))

    assert plan_of(point(*KOKSHETAU), skip=(pin.kind, pin.ref)).neighbours == []


@pytest.mark.parametrize(("metres", "scale"), [(0, 5_000), (300, 25_000), (1_700, 100_000)])
def test_a_place_that_is_shown_displaced_has_its_circle_on_the_sheet(metres, scale):
    plan = plan_of(point(*KOKSHETAU), skip=ITSELF, metres=metres)

    assert plan.sheet.scale == scale
    assert plan.around_mm == pytest.approx(metres * 1000 / scale)
    assert plan.around_mm < plan.sheet.height / 2


def test_borders_run_where_they_are():
    lon, lat = KOKSHETAU
    _west, _south, east, _north = Ground(lon, lat).box(100, 100)
    RegionFactory(box=(lon - 1, lat - 1, east, lat + 1))

    plan = plan_of(point(lon, lat), skip=ITSELF)

    (path,) = plan.borders
    for pair in path.strip("M").split("L"):
        assert float(pair.split()[0]) == pytest.approx(plan.x + plan.sheet.mm(100), abs=0.05)


def test_a_country_has_no_border_here_and_nothing_near_is_an_answer():
    lon, lat = KOKSHETAU
    _west, _south, east, _north = Ground(lon, lat).box(100, 100)
    country().draw(outline(lon - 1, lat - 1, east, lat + 1))

    plan = plan_of(point(lon, lat), skip=ITSELF)

    assert (plan.borders, plan.neighbours) == ([], [])


def test_a_crowded_place_costs_no_more_queries(django_assert_num_queries):
    lon, lat = KOKSHETAU
    region = RegionFactory(box=(lon - 1, lat - 1, lon + 1, lat + 1))
    for number in range(15):
        PinFactory(point=point(lon + number * 1e-4, lat), region=region)

    with django_assert_num_queries(2):
        assert len(plan_of(point(lon, lat), skip=ITSELF).neighbours) == site_plan.MOST
