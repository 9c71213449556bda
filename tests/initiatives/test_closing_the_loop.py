"""The whole loop with the time standing still: 7, 30 and 90 days, with a "no" that reopens."""

import pytest
from django.utils import timezone

from initiatives.models import FixQuestion
from notifications.models import Notification
from tests.factories import journeys
from tests.factories.closing import claimed, on_day, said
from tests.factories.initiatives import ProblemPhotoFactory

pytestmark = pytest.mark.django_db
GIVEN = journeys.IN_BOTH


def asked_of(problem, person):
    """How many days after a claim this person was asked, in order."""
    asked = FixQuestion.objects.filter(round__problem=problem, user=person).order_by("pk")
    return list(asked.values_list("round__days_after", flat=True))


def test_claimed_confirmed_doubted_reopened_claimed_again_and_closed_after_ninety_days():
    problem = claimed(neighbours=0)
    author, official = problem.author, journeys.official_of(problem.region)
    start = timezone.now()

    with on_day(problem, start, 0):
        said(problem, author, "yes")
    with on_day(problem, start, 1):
        assert problem.stage == "fixed"
    with on_day(problem, start, 7):
        assert asked_of(problem, author) == [0, 7]
        said(problem, author, "yes", days=7)
        assert problem.stage == "fixed"
    with on_day(problem, start, 30):
        said(problem, author, "no", days=30)
    with on_day(problem, start, 31):
        assert problem.stage == "reopen_requested"
        journeys.walk_on(problem, "reopen", "start")
    again = claimed_again(problem, start, official)
    with on_day(problem, again, 98):
        assert problem.stage == "closed"

    assert asked_of(problem, author) == [0, 7, 30, 0, 7, 30, 90]
    assert told(author, "problem.ask_again") == 5
    assert told(author, "problem.claim_fixed") == 2


def claimed_again(problem, start, official):
    """On the fortieth day, with a new photo; the author says yes whenever asked."""
    with on_day(problem, start, 40):
        ProblemPhotoFactory(problem=problem, kind="after")
        problem.move("claim_fixed", by=official)
        again = timezone.now()
        said(problem, problem.author, "yes")
    for days in (7, 30):
        with on_day(problem, again, days):
            said(problem, problem.author, "yes", days=days)
            assert problem.stage == "fixed"
    with on_day(problem, again, 90):
        said(problem, problem.author, "yes", days=90)
    return again


def told(person, kind):
    return Notification.objects.filter(recipient=person, kind=kind, audience="asked").count()


def test_what_nobody_answers_stays_claimed_and_solves_nothing():
    problem = claimed()
    start = timezone.now()

    for days in (1, 7, 30, 90, 200):
        with on_day(problem, start, days):
            assert problem.stage == "claimed_fixed"
            assert problem.stage_group != "done"
