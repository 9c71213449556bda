"""A phone that sends again and again, and a team that all stands at one tree: one row each."""

from collections import Counter
from uuid import uuid4

import pytest
from django.db import transaction

from initiatives.caring import drop_care_point
from initiatives.models import CarePoint, CareVisit
from initiatives.visiting import visit
from kernel.workflow import Refusal
from tests.at_once import THREADS, at_once, in_a_thread, wait_until_somebody_waits_for_us
from tests.factories.care import CarePointFactory

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_forty_sends_of_one_visit_are_one_row_and_all_hear_of_it():
    point, key = CarePointFactory(), uuid4()
    lead = point.initiative.lead

    got = at_once(lambda: visit(point, by=lead, state="well", client_id=key).pk)

    assert len(got) == THREADS
    assert set(got) == {CareVisit.objects.get().pk}


def test_of_forty_different_visits_of_a_person_on_a_day_one_is_kept():
    point = CarePointFactory()
    lead = point.initiative.lead

    got = at_once(lambda: visit(point, by=lead, state="well", client_id=uuid4()))

    told = Counter(one.code if isinstance(one, Refusal) else "kept" for one in got)
    assert told == {"kept": 1, "visited_that_day": THREADS - 1}


def test_a_place_that_is_struck_out_under_a_visit_is_said_to_be_gone():
    point = CarePointFactory()
    lead = point.initiative.lead

    with transaction.atomic():
        drop_care_point(point, by=lead)
        visiting = in_a_thread(lambda: visit(point, by=lead, state="well"))
        wait_until_somebody_waits_for_us()

    assert visiting().code == "care_point_gone"
    assert not CarePoint.objects.exists()


def test_a_place_that_is_just_being_visited_is_not_struck_out():
    point = CarePointFactory()
    lead = point.initiative.lead

    with transaction.atomic():
        visit(point, by=lead, state="well")
        dropping = in_a_thread(lambda: drop_care_point(point, by=lead))
        wait_until_somebody_waits_for_us()

    assert dropping().code == "care_point_was_visited"
    assert CareVisit.objects.get().point == point
