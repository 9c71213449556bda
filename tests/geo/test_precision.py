from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.fields import point
from geo.locating import locate
from geo.precision import _displaced, public_point, snapped
from tests.factories.geo import RegionFactory

LONS, LATS = st.floats(46.5, 87.3), st.floats(40.6, 55.4)


def metres_between(one, other):
    return hypot((one.x - other.x) * cos(radians(one.y)), one.y - other.y) * 111_400


@given(LONS, LATS, st.integers(1, 2000), st.text(max_size=20))
def test_a_displaced_point_is_never_further_than_so_many_metres(lon, lat, metres, key):
    home = point(lon, lat)

    assert metres_between(home, _displaced(home, metres, key)) <= metres + 0.2  # six decimals


@pytest.mark.django_db
def test_a_displaced_point_is_the_same_every_time_and_another_for_each_key():
    RegionFactory(box=(70, 50, 72, 52))
    home = point(71, 51)
    shown = public_point(home, metres=150, key="problem/1")

    assert shown == public_point(home, metres=150, key="problem/1")
    assert shown != public_point(home, metres=150, key="problem/2")
    assert shown != home


@pytest.mark.django_db
def test_a_displacement_cannot_be_computed_without_the_secret(settings):
    home = point(71, 51)
    shown = public_point(home, metres=150, key="problem/1")
    settings.SECRET_KEY = "another installation"

    assert public_point(home, metres=150, key="problem/1") != shown


@pytest.mark.django_db
def test_a_displaced_point_stays_on_its_side_of_the_border():
    west = RegionFactory(box=(70, 50, 71, 51))
    RegionFactory(box=(71, 50, 72, 51))
    home = point(70.9999, 50.5)

    sides = {locate(public_point(home, metres=500, key=str(n))).region for n in range(30)}

    assert sides == {west}


@pytest.mark.django_db
def test_without_the_check_some_points_would_cross_the_border():
    home = point(70.9999, 50.5)

    assert any(_displaced(home, 500, f"{n}/0").x > 71 for n in range(30))


def test_no_displacement_is_the_place_itself():
    assert public_point(point(71.1234567, 51), metres=0, key="x") == point(71.123457, 51)


@given(LONS, LATS)
def test_snapped_points_stand_on_a_grid_of_about_a_kilometre(lon, lat):
    home = point(lon, lat)
    cell = snapped(home)

    assert metres_between(home, cell) < 850
    assert snapped(cell) == cell


def test_neighbours_of_one_cell_cannot_be_told_apart():
    assert snapped(point(71.4301, 51.1302)) == snapped(point(71.4311, 51.1305))
