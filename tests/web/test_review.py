"""The official's desk: their own territory's problems and initiatives by deadline."""

from datetime import timedelta

import pytest
from django.utils import timezone

from initiatives.models import Initiative, Problem
from initiatives.stages import Stage
from tests.factories.accounts import (
    CoordinatorFactory,
    OfficeFactory,
    OfficialFactory,
    UserFactory,
)
from tests.factories.community import SupportFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory, ProblemPhotoFactory
from tests.web.at_the_desk import a_problem, desk, numbers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_problems_and_initiatives_lie_on_one_desk_the_most_urgent_first(client, office, official):
    later, sooner = a_problem(office, due_in=9), a_problem(office, due_in=2)
    initiative = InitiativeFactory(submitted=True, region=office.region, office=office)
    Initiative.objects.update(due_at=timezone.now() + timedelta(days=5))

    answer = desk(client)

    assert numbers(answer) == [sooner.number, initiative.number, later.number]


def test_only_the_own_territory_lies_there(client, office, official):
    ours = a_problem(office)
    a_problem(OfficeFactory(region=RegionFactory(under=RegionFactory())))

    assert numbers(desk(client)) == [ours.number]


def test_an_overdue_term_is_said_in_words(client, office, official):
    a_problem(office, due_in=-2)
    a_problem(office, due_in=0)

    text = desk(client).text

    assert "2 days overdue" in text
    assert "due today" in text


def test_the_counters_count_what_their_links_show(client, office, official):
    a_problem(office, due_in=-1)
    a_problem(office, due_in=5).move("take_up", by=official)
    InitiativeFactory(region=office.region, office=office, at_stage=Stage.NEEDS_INFORMATION)

    counters = desk(client).context["counters"]

    assert [counter.count for counter in counters] == [1, 0, 1, 1, 0]
    for counter in counters:
        shown = client.get(counter.href)
        assert len(numbers(shown)) == counter.count == shown.context["total"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "problem"}, 2),
        ({"kind": "initiative"}, 1),
        ({"stage": "confirmed"}, 1),
        ({"stage": "acknowledged"}, 1),
        ({"category": "lighting"}, 2),
        ({"category": "nonsense"}, 3),
        ({"kind": "initiative", "category": "lighting"}, 0),
        ({"state": "new", "kind": "problem"}, 1),
    ],
)
def test_the_filter_narrows_and_never_breaks(client, office, official, asked, found):
    a_problem(office)
    a_problem(office).move("take_up", by=official)
    InitiativeFactory(submitted=True, region=office.region, office=office)

    answer = desk(client, **asked)

    assert (len(numbers(answer)), answer.context["total"]) == (found, found)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "шам жанбайды"}, 2),
        ({"q": "көпір"}, 0),
        ({"photos": "on"}, 1),
        ({"supporters": "2"}, 1),
        ({"supporters": "x"}, 2),
        ({"state": "soon"}, 1),
        ({"state": "week"}, 1),
        ({"hands": "mine"}, 1),
        ({"hands": "nobody"}, 1),
        ({"due_until": "2000-01-01"}, 0),
        ({"due_from": "2000-01-01"}, 2),
        ({"due_from": "nonsense"}, 2),
    ],
)
def test_the_filter_asks_what_an_official_asks(client, office, official, asked, found):
    late, later = a_problem(office, due_in=2), a_problem(office, due_in=20)
    ProblemPhotoFactory(problem=late)
    SupportFactory.create_batch(2, subject=later)
    Problem.objects.filter(pk=late.pk).update(assigned_to=official)

    answer = desk(client, **asked)

    assert (len(numbers(answer)), answer.context["total"]) == (found, found)


def test_the_district_filter_offers_the_districts_of_the_territory(client):
    region = RegionFactory()
    near, far = RegionFactory(under=region), RegionFactory(under=region)
    client.force_login(OfficialFactory(of=region))
    ours = ProblemFactory(confirmed=True, region=near)
    ProblemFactory(confirmed=True, region=far)
    RegionFactory(under=RegionFactory())

    answer = desk(client, district=near.path)

    offered = [value for value, _ in answer.context["form"].fields["district"].choices]
    assert offered == ["", near.path, far.path]
    assert numbers(answer) == [ours.number]


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "9" * 30])
def test_no_page_number_breaks_the_desk(client, office, official, page):
    a_problem(office)

    assert desk(client, page=page).status_code == 200


def queries_of(client, django_assert_max_num_queries, most):
    desk(client)  # the session writes down once that somebody was here
    with django_assert_max_num_queries(most) as counted:
        assert desk(client).status_code == 200
    return len(counted.captured_queries)


def test_a_longer_desk_costs_no_more_queries(
    client, office, official, django_assert_max_num_queries
):
    a_problem(office)
    InitiativeFactory(submitted=True, region=office.region, office=office)
    short = queries_of(client, django_assert_max_num_queries, 12)

    for _ in range(8):
        SupportFactory(subject=a_problem(office))
    InitiativeFactory.create_batch(3, submitted=True, region=office.region, office=office)

    assert queries_of(client, django_assert_max_num_queries, 12) == short


def test_how_many_care_stands_in_the_row(client, office, official):
    SupportFactory.create_batch(3, subject=a_problem(office))

    assert desk(client).context["page"].object_list[0].supporters == 3


def test_a_coordinator_finds_what_is_to_be_closed(client, office):
    client.force_login(CoordinatorFactory(of=office.region))
    closing = InitiativeFactory(region=office.region, office=office, at_stage=Stage.CLOSING)
    a_problem(office)

    assert numbers(desk(client)) == [closing.number]


def test_a_citizen_has_no_desk(client):
    client.force_login(UserFactory(confirmed=True))

    assert desk(client).status_code == 403
