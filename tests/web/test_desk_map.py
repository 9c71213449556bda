"""The desk on the map: the same lines as the list, exact only for those who decide."""

import pytest
from django.urls import reverse

from accounts.roles import OfficeKind
from geo.fields import point
from initiatives.models import Initiative, Problem
from initiatives.stages import Stage
from mapapp.web.review.map_views import asked_for
from tests.factories.accounts import (
    CoordinatorFactory,
    OfficeFactory,
    StaffFactory,
    UserFactory,
)
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory
from tests.web.at_the_desk import a_problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
URGENCIES = {"overdue", "soon", "later"}


def pins(client, **asked):
    """What is drawn."""
    return client.get(reverse("review:pins"), asked).json()


def listed(client, **asked):
    """What stands beside it."""
    answer = client.get(reverse("review:map_rows"), asked)
    return [f"{row.kind}-{row.pk}" for row in answer.context["rows"]]


def many(office, count):
    """So many things, spread over the land."""
    first = a_problem(office)
    west, south, east, north = office.region.boundary.extent
    wide, high = (east - west) / 37, (north - south) / count
    Problem.objects.bulk_create(
        Problem(
            number=f"M-{n}", author=first.author, category=first.category, region=office.region,
            office=office, stage=first.stage, due_at=first.due_at,
            location=point(west + wide * (n % 37), south + high * n),
            public_location=first.public_location,
        )
        for n in range(1, count)
    )  # fmt: skip


@pytest.mark.parametrize(
    "asked", [{}, {"state": "overdue"}, {"kind": "initiative"}, {"q": "жанбайды"}]
)
def test_map_and_list_hold_the_same(client, office, official, asked):
    for days in (-2, 1, 9):
        a_problem(office, due_in=days)
    InitiativeFactory(submitted=True, region=office.region, office=office)

    drawn = pins(client, **asked)
    beside = listed(client, **asked)

    assert {f["properties"]["id"] for f in drawn["features"]} == set(beside)
    assert drawn["total"] == len(beside) > 0


def test_a_mark_says_how_urgent_it_is_in_a_word(client, office, official):
    for days in (-2, 1, 9):
        a_problem(office, due_in=days)

    marks = [feature["properties"] for feature in pins(client)["features"]]

    assert {mark["group"] for mark in marks} == URGENCIES
    assert "2 days overdue" in {mark["stage"] for mark in marks}


def test_a_crowd_is_drawn_in_few_groups_that_add_up(client, office, official):
    many(office, 450)

    drawn = pins(client)

    assert len(drawn["features"]) <= 200
    assert sum(f["properties"]["count"] for f in drawn["features"]) == drawn["total"] == 450
    for feature in drawn["features"]:
        assert sum(feature["properties"]["kinds"].values()) == feature["properties"]["count"]


def test_a_box_cuts_map_and_list_alike(client, office, official):
    many(office, 60)
    west, south, east, north = office.region.boundary.extent
    box = f"{west},{south},{east},{(south + north) / 2}"

    drawn = pins(client, bbox=box)

    assert 0 < drawn["total"] < 60
    assert {f["properties"]["id"] for f in drawn["features"]} == set(listed(client, bbox=box))


def test_the_exact_place_is_for_those_who_decide(client, office, official):
    facts = {"region": office.region, "office": office}
    initiative = InitiativeFactory(at_stage=Stage.CLOSING, **facts)
    problem = a_problem(office)
    exact, shown = office.region.centre, point(office.region.centre.x + 0.01, 50)
    Problem.objects.update(location=exact, public_location=shown)
    Initiative.objects.update(location=exact, public_location=shown)

    (mine,) = pins(client)["features"]
    client.force_login(CoordinatorFactory(of=office.region))
    (theirs,) = pins(client)["features"]

    assert mine["properties"]["id"] == f"problem-{problem.pk}"
    assert mine["geometry"]["coordinates"] == [round(c, 6) for c in exact.coords]
    assert theirs["properties"]["id"] == f"initiative-{initiative.pk}"
    assert theirs["geometry"]["coordinates"] == [round(c, 6) for c in shown.coords]


def test_another_territory_is_not_drawn(client, office, official):
    a_problem(OfficeFactory(region=RegionFactory(under=RegionFactory())))

    assert pins(client)["features"] == []


@pytest.mark.parametrize("box", ["", "x", "1,2,3", "9,9,1,1", "1,2,3," + "9" * 40])
def test_a_box_that_is_none_means_the_country(client, office, official, box):
    thing = a_problem(office)

    assert listed(client, bbox=box) == [f"problem-{thing.pk}"]


@pytest.mark.parametrize("name", ["map", "map_rows", "pins"])
def test_the_door_is_for_the_desk_alone(client, name):
    for stranger in (UserFactory(confirmed=True), StaffFactory(kind=OfficeKind.ANALYST)):
        client.force_login(stranger)
        assert client.get(reverse(f"review:{name}")).status_code == 403


def test_more_lines_cost_no_more_queries(
    client, rf, office, official, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(12) as counted:
            pins(client)
        return len(counted.captured_queries)

    many(office, 5)
    pins(client)
    few = queries()
    many_more = InitiativeFactory.create_batch(
        3, submitted=True, region=office.region, office=office
    )

    assert queries() <= few + 2  # the second table has lines now
    assert len(many_more) == 3


def test_the_page_opens_where_the_things_lie(client, office, official):
    thing = a_problem(office)

    extent = client.get(reverse("review:map")).context["given"]["extent"]

    assert extent == [thing.location.x, thing.location.y] * 2


def test_an_empty_desk_opens_with_the_country(rf, official):
    request = rf.get("/")
    request.user = official

    assert asked_for(request).extent is None
