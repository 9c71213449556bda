"""The drawing of where a place lies: its own land marked, names apart, nothing finer than a km."""

from itertools import combinations

import pytest
from django.conf import settings
from django.core.management import call_command

from geo.fields import point
from geo.locator import LINE, Frame, around, in_the_country
from geo.models import PlaceName, Region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kazakhstan")]
SETTLEMENTS = settings.BASE_DIR / "fixtures" / "reference" / "settlements.csv"
KOKSHETAU, ALMATY = point(69.39, 53.28), point(76.92, 43.25)


@pytest.mark.parametrize("place", [KOKSHETAU, ALMATY])
@pytest.mark.parametrize("draw", [around, in_the_country])
def test_the_land_that_holds_the_place_is_marked_and_no_other(place, draw):
    drawing = draw(place, width=400, height=300)

    assert [shape.kind for shape in drawing.shapes if shape.is_ours] == ["land"]
    assert 0 < drawing.x < 400
    assert 0 < drawing.y < 300


def test_a_kilometre_is_as_long_to_the_east_as_to_the_north():
    frame = Frame(lon=69.0, lat=53.0, half_km=100, width=400, height=400)
    west, south, east, north = frame.box

    assert frame.put(west, south) == (0.0, 400.0)
    assert frame.put(east, north) == (400.0, 0.0)
    assert frame.put(69.0, 53.0) == (200.0, 200.0)


def test_names_lie_neither_on_each_other_nor_outside_nor_on_the_place():
    call_command("load_gazetteer", SETTLEMENTS)
    here = {"kind": "village", "population": 90_000, "region": Region.objects.first()}
    PlaceName.objects.create(name_kk="Көрші", point=point(69.41, 53.29), **here)

    towns = around(KOKSHETAU, width=400, height=300).towns

    assert len(towns) > 1
    assert "Көрші" not in [town.name for town in towns]
    assert all(0 < town.x < 400 and LINE < town.y < 300 - LINE for town in towns)
    assert all(apart(one, other) for one, other in combinations(towns, 2))


def apart(one, other):
    """Two names on different lines, or far from each other."""
    return abs(one.y - other.y) >= LINE or abs(one.x - other.x) > len(one.name) * 6


def test_the_drawing_is_no_finer_than_the_land_around_it_needs():
    """A unit of the drawing is more than half a km, and coordinates have one decimal."""
    drawing = around(KOKSHETAU, width=460, height=270)

    assert 300 / drawing.width > 0.5
    assert all(len(step.partition(".")[2]) <= 1 for step in steps_of(drawing))
    assert (drawing.x, drawing.y) == (230, 135)


def steps_of(drawing):
    paths = " ".join(shape.path for shape in drawing.shapes)
    return paths.replace("M", " ").replace("L", " ").replace("Z", " ").split()
