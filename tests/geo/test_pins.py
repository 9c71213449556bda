import pytest
from django.db import connection
from django.db.models import Value
from django.utils import timezone

from geo import bbox
from geo.fields import PlaceField, point
from geo.functions import Reach, SnapToCell
from geo.models import Pin, Region
from geo.precision import CELL_HEIGHT, CELL_WIDTH, snapped
from tests.factories.geo import PinFactory, RegionFactory

pytestmark = pytest.mark.django_db


def put(region, **changes):
    facts = {
        "point": region.centre, "stage": "submitted", "stage_group": "waiting",
        "topic": "ecology", "region": region, "since": timezone.now(),
        "title": "Саябақ", "language": "kk",
    }  # fmt: skip
    return Pin.objects.put("initiative", 7, **facts | changes)


def test_putting_twice_keeps_one_pin_as_it_is_now():
    region = RegionFactory()
    first = put(region, needs=["people", "money"])
    second = put(region, stage="in_review", needs=["things"])

    pin = Pin.objects.get()
    assert first.pk == second.pk == pin.pk
    assert (pin.stage, pin.needs) == ("in_review", ["things"])
    assert pin.region_path == region.path


def test_putting_is_one_statement(django_assert_num_queries):
    region = RegionFactory()

    with django_assert_num_queries(1):
        put(region)


def test_dropping_takes_only_that_thing_off_the_map():
    region = RegionFactory()
    put(region)
    other = PinFactory(region=region, ref=7, kind="problem")

    Pin.objects.drop("initiative", 7)

    assert [*Pin.objects.all()] == [other]


def test_the_page_of_a_kind_is_a_setting(settings):
    settings.PIN_URL_NAMES = {"problem": "problem"}
    settings.ROOT_URLCONF = "tests.geo.addresses"

    assert PinFactory.build(kind="problem", ref=3).get_absolute_url() == "/problems/3/"
    assert PinFactory.build(kind="owner", ref=3).get_absolute_url() == ""


def test_the_country_wide_box_holds_zhetisai():
    zhetisai = PinFactory(point=point(68.3272, 40.7753))

    assert [*Pin.objects.in_view(bbox.polygon((46, 40, 88, 56)))] == [zhetisai]


def test_near_is_in_kilometres_and_nearest_comes_first():
    astana = point(71.4306, 51.1283)
    far, close = PinFactory(point=point(71.6, 51.13)), PinFactory(point=point(71.45, 51.13))
    PinFactory(point=point(76.9, 43.2))

    assert [*Pin.objects.near(astana, km=20).nearest_first(astana)] == [close, far]
    assert Pin.objects.nearest_first(astana)[0].distance.m == pytest.approx(1370, abs=10)


def test_inside_a_region_is_by_its_polygon():
    here, there = RegionFactory.create_batch(2)
    pin = PinFactory(region=here)
    PinFactory(region=there)

    assert [*Pin.objects.inside(here)] == [pin]


def test_reach_is_a_circle_on_the_globe_wherever_it_is():
    def area(lat):
        reach = Reach(Value(point(71, lat), output_field=PlaceField()), Value(10_000))
        with connection.cursor() as cursor:
            inner, given = reach.as_sql(
                Region.objects.all().query.get_compiler("default"), connection
            )
            cursor.execute(f"SELECT ST_Area(({inner})::geography) / 1e6", given)
            return cursor.fetchone()[0]

    assert area(41) == pytest.approx(312, rel=0.01)
    assert area(55) == pytest.approx(312, rel=0.01)


def test_the_cells_of_the_database_are_those_of_python():
    pin = PinFactory(point=point(71.4306, 51.1283))

    cells = Pin.objects.annotate(cell=SnapToCell("point", CELL_WIDTH, CELL_HEIGHT))

    assert cells.get().cell.equals_exact(snapped(pin.point), 1e-6)
