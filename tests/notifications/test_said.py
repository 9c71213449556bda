"""What a state body is asked to do is said to those who decide, and to nobody else."""

import pytest

from notifications.subjects import said_in
from tests.factories import journeys
from tests.factories.initiatives import InitiativeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("audience", "is_told"), [("body", True), ("author", False)])
def test_the_task_of_a_body_is_for_its_desk(audience, is_told):
    initiative = InitiativeFactory(at_stage="in_review")
    entry = journeys.walk_on(initiative, "involve").last_entry()

    assert (entry.details["task"] in said_in(entry, audience)) is is_told
