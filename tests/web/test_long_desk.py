"""Ten thousand open things on one desk: the same queries, by an index, the sort bounded."""

import json

import pytest
from django.utils import translation

from initiatives.models import Problem
from mapapp.web.review import queue
from mapapp.web.review.forms import DeskForm
from tests.factories.accounts import OfficeFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.web import long_desk
from tests.web.at_the_desk import desk, numbers

pytestmark = pytest.mark.django_db
BIG = {model._meta.db_table for model in long_desk.models()}
A_PAGE = 200


@pytest.fixture
def official(client):
    with translation.override("en"):
        office = OfficeFactory(region=RegionFactory(under=RegionFactory()))
        official = OfficialFactory(at=office)
        client.force_login(official)
        long_desk.lay(office)
        yield official


def plan_of(rows):
    """Every step the database takes, with what it says of it."""

    def steps(step):
        yield step
        for inner in step.get("Plans", []):
            yield from steps(inner)

    told = json.loads(rows.explain(analyze=True, format="json"))
    return list(steps(told[0]["Plan"]))


def read_whole(steps):
    """The big tables that were read from end to end."""
    return {s["Relation Name"] for s in steps if s["Node Type"] == "Seq Scan"} & BIG


def test_ten_thousand_open_things_cost_the_queries_of_one(
    client, official, django_assert_max_num_queries
):
    desk(client)
    with django_assert_max_num_queries(12):
        first = desk(client, rows="200")
    with django_assert_max_num_queries(12):
        last = desk(client, rows="200", page="50")

    assert len(numbers(first)) == len(numbers(last)) == A_PAGE
    assert first.context["total"] == long_desk.OPEN
    assert first.context["page"].paginator.num_pages == long_desk.OPEN // A_PAGE


def test_page_and_counters_are_found_by_an_index_and_the_sort_is_bounded(official):
    form = DeskForm({"supporters": "1"}, user=official)
    everything = DeskForm({}, user=official)
    desk_of_theirs = queue.tables(official)
    steps = plan_of(queue.in_order(desk_of_theirs, everything.chosen)[:A_PAGE])
    sorts = [step for step in steps if step["Node Type"] == "Sort"]
    counts = [
        queue._counts(kind, rows, form.chosen[kind]) for kind, rows in desk_of_theirs.items()
    ]

    assert read_whole(steps) == set()
    assert {"problem_desk", "initiative_desk"} <= {step.get("Index Name") for step in steps}
    assert ("top-N heapsort", "Memory", A_PAGE) in [
        (sort.get("Sort Method"), sort.get("Sort Space Type"), sort["Actual Rows"])
        for sort in sorts
    ]
    assert [read_whole(plan_of(rows)) for rows in counts] == [set(), set()]


def test_without_the_condition_of_the_territory_the_table_is_read_whole():
    """The twin: the same look at a question no index answers."""
    steps = plan_of(Problem.objects.filter(text__contains="x"))

    assert read_whole(steps) == {"initiatives_problem"}
