"""Where rocks are is told by no door of their initiative, whoever is not of its team or office.

The crawl of `test_canary.py` opens one address of each route; here every route that speaks of one
initiative speaks of the one with the rocks, photos and paper as well.
"""

import pytest
from django.urls import reverse

from initiatives.models import CareKind, Initiative
from tests.web.canary import body_of, found_in, secrets

STRANGERS = ("guest", "citizen", "volunteer", "coordinator", "moderator", "analyst", "department")
OF_IT = (
    "initiatives:detail", "care:points", "care:layer", "care:add", "journal:initiative",
    "handouts:press_note", "handouts:letter", "handouts:pack", "initiatives:join",
    "initiatives:evidence", "programmes:join", "review:initiative",
)  # fmt: skip
SECRET = {"exact point", "visit", "rock's name", "exif"}


@pytest.fixture
def places(world_of_two, clean_cache):
    return world_of_two


def doors(things):
    """Every address that speaks of the initiative with the rocks."""
    carer, number = things.carer, things.rock.number
    named = {name: [carer.pk] for name in OF_IT}
    named |= {name: [carer.pk, number] for name in ("care:point", "care:visit")}
    named |= {
        "handouts:poster": [carer.pk, "a4"],
        "photos:visit": [things.visit.pk],
        "map:card": ["initiative", carer.pk],
        "comments:of": ["initiative", carer.pk],
        "feeds:thing": ["initiative", carer.pk, "atom"],
        "feeds:area": [carer.region.kato, "rss"],
        "feeds:topic": [carer.direction.code, "atom"],
    }
    return [reverse(name, args=args) for name, args in named.items()] + around(things.rock)


def around(rock):
    """The map's own doors, asked about a box so narrow that only the rock lies in it."""
    lon, lat = rock.location.coords
    sides = (lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01)
    box = f"bbox={','.join(f'{side:.2f}' for side in sides)}&zoom=14"
    return [f"{reverse(name)}?{box}" for name in ("map:home", "map:pins", "map:rows")]


def told_by(client, things, sought):
    """What each address tells: those that tell nothing are left out."""
    said = {there: found_in(body_of(client.get(there)), sought) for there in doors(things)}
    return {there: found for there, found in said.items() if found}


def sought_by(person):
    return {what: form for what, form in secrets(person).items() if what in SECRET}


@pytest.mark.parametrize("role", STRANGERS)
def test_no_door_tells_a_stranger_where_the_rocks_are(client, places, role):
    if places.people[role]:
        client.force_login(places.people[role])

    assert told_by(client, places.own.things, sought_by(places.people[role])) == {}


@pytest.mark.parametrize("who", ["lead", "member", "author", "official_region"])
def test_the_team_and_the_office_read_it_and_never_the_camera(client, places, who):
    """A crawl that finds nothing anywhere would prove nothing."""
    things = places.own.things
    client.force_login(places.people[who])

    told = told_by(client, things, sought_by(None))

    page = reverse("care:point", args=[things.carer.pk, things.rock.number])
    assert told[page] == SECRET - {"exif"}
    assert "exact point" in told[reverse("care:layer", args=[things.carer.pk])]
    assert not [there for there, found in told.items() if "exif" in found]


def test_the_box_of_the_rock_holds_no_pin_of_its_initiative(client, places):
    """A shrinking box would find it: the pin stands in the middle of the cell."""
    things = places.own.things
    found = client.get(around(things.rock)[1]).json()["features"]

    assert found == []


HOLES = {
    "kind": lambda patch: patch.setattr(CareKind, "is_sensitive", property(lambda _: False)),
    "initiative": lambda patch: patch.setattr(
        Initiative, "public_location", property(lambda one: one.location, lambda *_: None)
    ),
}


@pytest.mark.parametrize("what", HOLES)
def test_a_guard_that_is_taken_away_is_found(client, places, what, monkeypatch):
    """The twins."""
    HOLES[what](monkeypatch)

    told = told_by(client, places.own.things, sought_by(None))

    assert "exact point" in set().union(*told.values())
