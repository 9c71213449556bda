"""Things looked after, as people meet them: read by all, exact to few, visited with no network."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from geo.precision import cell_of
from initiatives.models import CarePoint, CareVisit, Initiative
from initiatives.stages import Stage
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.care import (
    CareKindFactory,
    CarePointFactory,
    CareRoundFactory,
    CareVisitFactory,
)
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.web.pictures import picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def initiative(town):
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION, region=town)


@pytest.fixture
def lead(client, initiative):
    client.force_login(initiative.lead)
    return initiative.lead


@pytest.fixture
def rock(initiative):
    return CarePointFactory(initiative=initiative, sensitive=True, title="Behind the third ridge")


def day(days):
    return timezone.localdate() + timedelta(days)


def address(name, initiative, *more):
    return reverse(f"care:{name}", args=[initiative.pk, *more])


def read(client, name, initiative, *more):
    answer = client.get(address(name, initiative, *more))
    assert answer.status_code == 200
    return answer.text


def plain(text):
    """The words of a page as they are read: without marks, one space between two."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def layer(client, initiative):
    return json.loads(read(client, "layer", initiative))["features"]


# --- Reading --------------------------------------------------------------------------------


def test_everybody_reads_how_many_are_looked_after_and_how_many_wait(client, initiative):
    for since, state in ((0, None), (-11, None), (-30, "gone"), (-5, "needs_care")):
        point = CarePointFactory(initiative=initiative, since=day(since))
        if state:
            CareVisitFactory(point=point, state=state)

    said = plain(read(client, "points", initiative))
    there = plain(client.get(reverse("initiatives:detail", args=[initiative.pk])).text)

    tally = "2 looked after · 1 waits for a visit too long"
    assert f"{tally} · 1 needs care · 1 is gone" in said
    assert tally in there
    assert address("layer", initiative) in client.get(initiative_page(initiative)).text


def initiative_page(initiative):
    return reverse("initiatives:detail", args=[initiative.pk])


def test_an_initiative_that_looks_after_nothing_says_nothing_of_it(client, initiative):
    page = client.get(initiative_page(initiative)).text

    assert "Looked after" not in page
    assert "Nothing is looked after yet" in read(client, "points", initiative)


def test_the_longest_waiting_stand_first_and_what_is_gone_last(client, initiative):
    for title, since in (("young", 0), ("stump", -60), ("old", -40)):
        CarePointFactory(initiative=initiative, title=title, since=day(since))
    CareVisitFactory(point=CarePoint.objects.get(title="stump"), state="gone")

    page = read(client, "points", initiative)

    assert page.index("old") < page.index("young") < page.index("stump")
    assert "A visit is overdue" in page


def test_the_layer_of_the_map_holds_places_with_their_state(client, initiative):
    tree = CarePointFactory(initiative=initiative, title="Oak", since=day(-30))
    CareVisitFactory(point=CarePointFactory(initiative=initiative), state="gone")

    (feature,) = layer(client, initiative)

    assert feature["geometry"] == {"type": "Point", "coordinates": [*tree.location.coords]}
    assert feature["properties"]["group"] == "overdue"
    assert feature["properties"]["title"] == "Oak"


@pytest.mark.parametrize("name", ["points", "layer"])
def test_more_places_cost_no_more_queries(
    client, initiative, lead, django_assert_max_num_queries, name
):
    for _ in range(12):
        CareVisitFactory(point=CarePointFactory(initiative=initiative), by=lead)
    CareRoundFactory(initiative=initiative)
    client.get(address(name, initiative))

    with django_assert_max_num_queries(12):
        assert client.get(address(name, initiative)).status_code == 200


def test_a_draft_and_a_hidden_initiative_tell_nothing_to_others(client, initiative):
    CarePointFactory(initiative=initiative)
    draft = CarePointFactory(initiative=InitiativeFactory()).initiative
    Initiative.objects.filter(pk=initiative.pk).update(hidden_at=timezone.now())

    for closed in (initiative, draft):
        for name in ("points", "layer"):
            assert client.get(address(name, closed)).status_code == 404


# --- Sensitive places -----------------------------------------------------------------------


def exact(point):
    """Four decimals of either axis."""
    return [f"{degrees:.4f}" for degrees in point.location.coords]


def test_everybody_sees_a_cell_of_its_published_size_and_nothing_else(client, initiative):
    rock = rock_at(initiative, 76.951234, 43.253456)

    page, features = read(client, "points", initiative), layer(client, initiative)

    (feature,) = features
    cell = cell_of(rock.location, km=5)
    assert feature["geometry"] == {"type": "Polygon", "coordinates": [cell.ring]}
    assert feature["properties"]["cell_km"] == 5
    assert feature["properties"]["title"] == rock.name
    assert "a cell of about 5 km" in page
    for told in (page, json.dumps(features)):
        assert rock.title not in told
        assert not [part for part in exact(rock) if part in told]


def rock_at(initiative, lon, lat):
    place = initiative.location.clone()
    place.x, place.y = lon, lat
    return CarePointFactory(
        initiative=initiative, sensitive=True, location=place, title="Behind the third ridge"
    )


@pytest.mark.parametrize(
    ("who", "is_exact"),
    [("member", True), ("author", True), ("official", True), ("coordinator", False),
     ("stranger", False), ("left", False), ("asking", False)],
)  # fmt: skip
def test_the_team_and_the_deciding_office_see_the_place(client, initiative, who, is_exact):
    rock = rock_at(initiative, 76.951234, 43.253456)
    CareVisitFactory(point=rock, note="Lichen on the left goat", by=initiative.lead)
    people = {
        "member": lambda: TeamMemberFactory(initiative=initiative).user,
        "left": lambda: TeamMemberFactory(initiative=initiative, state="left").user,
        "asking": lambda: TeamMemberFactory(initiative=initiative, state="asked").user,
        "author": lambda: initiative.author,
        "official": lambda: journeys.official_of(initiative.region),
        "coordinator": lambda: CoordinatorFactory(of=initiative.region),
        "stranger": UserFactory,
    }
    client.force_login(people[who]())

    (feature,) = layer(client, initiative)
    answer = client.get(address("point", initiative, rock.number))

    assert (feature["geometry"]["type"] == "Point") == is_exact
    assert (rock.title in read(client, "points", initiative)) == is_exact
    assert answer.status_code == (200 if is_exact else 404)
    if is_exact:
        assert "43.253456, 76.951234" in answer.text
        assert "Lichen on the left goat" in answer.text


def test_a_photo_of_a_visit_is_the_teams_and_knows_no_place(client, initiative, rock):
    form = {"client_id": uuid4(), "state": "well", "day": day(0)}
    client.force_login(initiative.lead)
    sent = picture(canary="CANARY-EXIF")
    client.post(address("visit", initiative, rock.number), form | {"photos": sent})
    photo = reverse("photos:visit", args=[CareVisit.objects.get().pk])

    kept = client.get(photo)
    client.force_login(UserFactory())

    assert kept.status_code == 200
    assert kept["Cache-Control"] == "private, no-store"
    assert b"CANARY-EXIF" not in kept.content
    assert b"Exif" not in kept.content
    assert client.get(photo).status_code == 404


# --- Saying what is looked after ------------------------------------------------------------


def test_the_lead_adds_a_place_and_learns_who_will_see_it(client, initiative, lead):
    CareKindFactory(sensitive=True)
    there = address("add", initiative)

    page = client.get(there).text
    answer = client.post(
        there,
        {"kind": "petroglyph", "title": "Goats", "lon": "76.95", "lat": "43.25"},
        follow=True,
    )

    assert "everybody sees only a cell of about 5 km" in page
    assert "Written down: Word petroglyph 1." in answer.text
    initiative.refresh_from_db()
    assert initiative.public_location == cell_of(initiative.location, km=5).centre


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"lon": "", "lat": ""}, "Say where it is."),
        ({"lon": "60.5", "lat": "50.5"}, "outside Kazakhstan"),
        ({"kind": ""}, "Choose what it is."),
    ],
)
def test_what_must_be_mended_is_said_and_what_was_typed_stays(
    client, initiative, lead, typed, words
):
    CareKindFactory()
    given = {"kind": "tree", "title": "Oak at the gate", "lon": "76.95", "lat": "43.25"} | typed

    answer = client.post(address("add", initiative), given)

    assert answer.status_code == 422
    assert "Oak at the gate" in answer.text
    assert words in answer.text


def test_a_mistake_is_taken_back_and_what_was_visited_stays(client, initiative, lead):
    wrong = CarePointFactory(initiative=initiative)
    seen = CareVisitFactory(point=CarePointFactory(initiative=initiative)).point

    for point in (wrong, seen):
        client.post(address("drop", initiative, point.number))

    assert list(initiative.care_points.all()) == [seen]


def test_the_lead_begins_a_round_and_is_told_why_not(client, initiative, lead):
    CarePointFactory(initiative=initiative)
    there = address("begin", initiative)

    late = client.post(there, {"until": day(-1)})
    begun = client.post(there, {"until": day(20)}, follow=True)
    again = client.post(there, {"until": day(30)})

    assert (late.status_code, again.status_code) == (422, 422)
    assert "choose a day to come" in late.text
    assert "Round 1 has begun." in begun.text
    assert "0 of 1 visited" in begun.text
    assert "The round goes on" in again.text
