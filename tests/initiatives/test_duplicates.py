"""Perhaps the same problem: near, of a kind, in similar words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.models import Support
from geo.fields import point
from initiatives.duplicates import likely_duplicates
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
    other_kind = told(region, category=ProblemCategoryFactory(code="roads"), text="Жолда шұңқыр")
    same = told(region, metres=100, text="Көшедегі шам жанбайды")
    told(region, metres=900, text="Көшедегі шам жанбайды")

    found = likely_duplicates(HERE, category=same.category, text="шам жанбай тұр")

    assert found == [same, other_kind]


def test_what_is_held_ended_or_old_is_not_offered(region):
    ProblemFactory(region=region, location=HERE)
    journeys.make("refuse", told(region))
    old = told(region)
    Problem.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=400))

    assert likely_duplicates(HERE) == []


def test_no_more_than_three_are_offered(region):
    for _ in range(5):
        told(region)

    assert len(likely_duplicates(HERE)) == 3


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
