"""An organiser who may ask from anywhere tries to find a volunteer's home."""

import math
from itertools import count

import pytest
from django.contrib.gis.geos import Point

from geo.fields import point
from geo.precision import CELL_HEIGHT, CELL_WIDTH, snapped
from initiatives.models import Initiative
from initiatives.stages import Stage
from resources.bands import band_of
from resources.offering import who_could_help
from tests.factories.initiatives import InitiativeFactory
from tests.factories.resources import VolunteerFactory

pytestmark = pytest.mark.django_db

DEGREE = 111_320
CELL = snapped(point(76.95, 43.25))
HOMES = [
    point(CELL.x + east * CELL_WIDTH * 0.4, CELL.y + north * CELL_HEIGHT * 0.4)
    for east, north in ((-1, -1), (1, 1), (-1, 1), (0.9, -0.3))
]
STEPS = 25  # halvings to each of four sides: 200 questions with the two ends of each


def metres(one: Point, other: Point) -> float:
    """Good enough within a city."""
    east = (one.x - other.x) * DEGREE * math.cos(math.radians(one.y))
    return math.hypot(east, (one.y - other.y) * DEGREE)


def edge(ask, start: Point, east: float, north: float) -> float:
    """How far out the nearest band ends in one direction, by halving."""
    near, far = 0.0, 0.05
    for _ in range(STEPS * 2 - 1):
        middle = (near + far) / 2
        band = ask(point(start.x + east * middle, start.y + north * middle))
        near, far = (middle, far) if band == 1 else (near, middle)
    return near


def find(ask) -> Point:
    """Cut the band's circle twice, east-west and north-south: its centre is the home."""
    start = next(start for start in around() if ask(start) == 1)
    east, west = edge(ask, start, 1, 0), edge(ask, start, -1, 0)
    middle = point(start.x + (east - west) / 2, start.y)
    north, south = edge(ask, middle, 0, 1), edge(ask, middle, 0, -1)
    return point(middle.x, middle.y + (north - south) / 2)


def around():
    """The attacker knows the neighbourhood and tries its spots."""
    for ring in count():
        for turn in range(8):
            angle = math.tau * turn / 8
            yield point(
                CELL.x + ring * 0.002 * math.cos(angle), CELL.y + ring * 0.002 * math.sin(angle)
            )


def organiser(volunteer):
    """Asks the product itself, with an initiative moved wherever the attacker likes."""
    initiative = Initiative.objects.get(pk=InitiativeFactory(at_stage=Stage.TEAM_SELECTION).pk)

    def ask(place):
        initiative.public_location = place
        seen = [h for h in who_could_help(initiative) if h.owner.pk == volunteer.pk]
        return seen[0].band_km if seen else None

    return ask


@pytest.mark.parametrize("home", HOMES)
def test_two_hundred_questions_find_the_cell_and_never_the_home(home):
    ask = organiser(VolunteerFactory(at=home, km=50))

    found = find(ask)

    assert metres(found, CELL) < 30
    assert metres(found, home) > 300


@pytest.mark.parametrize("home", HOMES)
def test_without_the_cell_the_same_questions_find_the_home(home):
    found = find(lambda place: band_of(metres(place, home)))

    assert metres(found, home) < 30
