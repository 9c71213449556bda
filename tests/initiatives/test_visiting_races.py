"""A phone that sends again and again, and a team that all stands at one tree: one row each."""

from collections import Counter
from uuid import uuid4

import pytest

from initiatives.models import CareVisit
from initiatives.visiting import visit
from kernel.workflow import Refusal
from tests.at_once import THREADS, at_once
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
