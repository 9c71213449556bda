"""Bursts of support from new accounts: shown to the moderators of the territory, and only then."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.anomalies import Burst, bursts_seen_by
from community.models import Support
from tests.factories.accounts import ModeratorFactory, UserFactory
from tests.factories.community import SupportFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.fixture
def problem():
    return ProblemFactory(confirmed=True)


@pytest.fixture
def moderator(problem):
    return ModeratorFactory(of=problem.region)


def supported(thing, *, new=0, old=0, days_ago=0):
    at = timezone.now() - timedelta(days=days_ago)
    for joined, number in ((at - timedelta(hours=1), new), (LONG_AGO, old)):
        for _ in range(number):
            SupportFactory(subject=thing, at=at, user=UserFactory(date_joined=joined))


def test_whoever_has_a_hand_in_it_is_not_warned_that_it_is_looked_at(problem, moderator):
    supported(problem, new=5)
    problem.author = moderator
    problem.save()

    assert bursts_seen_by(moderator) == []
    assert bursts_seen_by(ModeratorFactory(of=problem.region))


def test_five_new_accounts_in_a_week_are_a_burst(problem, moderator):
    supported(problem, new=5, old=2)

    assert bursts_seen_by(moderator) == [Burst("problem", problem, 5, 7)]


def test_support_of_an_initiative_is_looked_at_too(problem, moderator):
    initiative = InitiativeFactory(at_stage="submitted", region=problem.region)
    supported(initiative, new=6)

    assert bursts_seen_by(moderator) == [Burst("initiative", initiative, 6, 6)]


@pytest.mark.parametrize(
    "support",
    [
        {"new": 4},
        {"new": 5, "old": 6},
        {"old": 20},
        {"new": 9, "days_ago": 8},
    ],
    ids=["too few", "more old than new", "all old", "long ago"],
)
def test_usual_support_is_no_burst(problem, moderator, support):
    supported(problem, **support)

    assert bursts_seen_by(moderator) == []


def test_supports_carried_over_by_a_merge_are_no_burst(problem, moderator):
    supported(problem, new=5)
    Support.objects.update(came_from_id=problem.pk + 1)

    assert bursts_seen_by(moderator) == []


def test_another_territory_sees_nothing(problem):
    supported(problem, new=9)

    assert bursts_seen_by(ModeratorFactory()) == []


def test_the_list_costs_the_same_however_long_it_is(
    problem, moderator, django_assert_max_num_queries
):
    for _ in range(4):
        supported(ProblemFactory(confirmed=True, region=problem.region), new=5)
    bursts_seen_by(moderator)

    with django_assert_max_num_queries(5):
        assert len(bursts_seen_by(moderator)) == 4
