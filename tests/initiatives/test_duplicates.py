"""Perhaps the same problem: near, of a kind, in similar words."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from community.models import Support
from geo.fields import point
from geo.models import Pin
from initiatives.duplicates import (
    MOST_METRES,
    NEIGHBOURS,
    Asked,
    candidates,
    likely_duplicates,
    radius,
)
from initiatives.models import Problem
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.community import SupportFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemCategoryFactory, ProblemFactory

pytestmark = pytest.mark.django_db
HERE = point(71.43, 51.13)


@pytest.fixture
def region():
    return RegionFactory(box=(71, 51, 72, 52))


def told(region, *, metres=0, **facts):
    place = point(HERE.x, HERE.y + metres / 111_000)
    return ProblemFactory(region=region, location=place, confirmed=True, **facts)


def test_the_near_one_of_the_same_kind_and_words_comes_first(region):
    told(region, category=ProblemCategoryFactory(code="roads"), text="Жолда шұңқыр")
    far = told(region, metres=900, text="Көшедегі шам жанбайды")
    same = told(region, metres=100, text="Көшедегі шам жанбайды")
    told(region, metres=4000, text="Көшедегі шам жанбайды")

    found = likely_duplicates(HERE, category=same.category, text="шам жанбай тұр")

    assert found == [same, far]
    assert found[0].likeness > found[1].likeness


def test_near_is_a_street_in_a_dense_town_and_a_village_in_the_steppe(region):
    for number in range(NEIGHBOURS):
        told(region, metres=10 * number)

    assert radius(HERE) == pytest.approx(10 * (NEIGHBOURS - 1), rel=0.02)
    assert radius(point(71.9, 51.9)) == MOST_METRES
    assert radius(point(71.9, 51.9), besides_metres=150) == MOST_METRES + 150


def test_the_indexes_answer_and_the_number_of_candidates_is_bounded(region):
    """The walk of the index is open; on a table of one row the planner would read the table."""
    told(region)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")

    asked = Asked(HERE, None, "шам")
    plan = candidates(asked).explain()
    pins = Pin.objects.filter(kind="problem").nearest_first(HERE)[:NEIGHBOURS].explain()

    assert "problem_public_location_near" in plan
    assert "Limit" in plan
    assert "pin_point_near" in pins


def test_asking_costs_the_same_however_many_are_near(region, django_assert_max_num_queries):
    for _ in range(6):
        told(region)

    with django_assert_max_num_queries(3):
        likely_duplicates(HERE, text="шам")


def test_what_is_held_ended_or_old_is_not_offered(region):
    ProblemFactory(region=region, location=HERE)
    journeys.make("refuse", told(region))
    old = told(region)
    Problem.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=400))

    assert likely_duplicates(HERE, category=old.category, text=old.text) == []
    Problem.objects.filter(pk=old.pk).update(created_at=timezone.now())
    assert likely_duplicates(HERE, category=old.category, text=old.text) == [old]


def test_no_more_than_three_are_offered(region):
    kind = ProblemCategoryFactory()
    for _ in range(5):
        told(region, category=kind)

    assert len(likely_duplicates(HERE, category=kind, text="шам жанбайды")) == 3


def followers_of(subject):
    return {support.user for support in Support.objects.of(subject)}


@pytest.mark.parametrize(
    "make",
    [lambda: ProblemFactory(confirmed=True), lambda: InitiativeFactory(at_stage="in_review")],
)
def test_a_merge_carries_followers_along_and_undoing_it_loses_nobody(make):
    first, second = make(), make()
    own = SupportFactory(subject=first).user
    shared = SupportFactory(subject=first).user
    SupportFactory(subject=second, user=shared)
    official = journeys.official_of(first.region)

    first.move("merge", by=official, target=second)
    assert followers_of(second) == {shared, own, first.author}

    first.move("unmerge", by=official, reason="Басқа шам")
    assert followers_of(second) == {shared}
    assert followers_of(first) == {shared, own}


def test_nothing_is_merged_into_itself_or_into_something_dead():
    first, dead = ProblemFactory(confirmed=True), ProblemFactory(at_stage="withdrawn")
    official = journeys.official_of(first.region)

    for target, code in ((first, "target_is_itself"), (dead, "target_is_closed")):
        with pytest.raises(Refusal, match=code):
            first.move("merge", by=official, target=target)
