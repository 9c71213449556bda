"""How long a quorum waits for the people a work has helped."""

from datetime import timedelta

import pytest
import time_machine

from initiatives.stages import Stage
from tests.factories import journeys
from tests.factories.affected import judged_with, say_as_affected, stage_of

pytestmark = pytest.mark.django_db


def test_a_quorum_waits_three_days_for_them_and_no_longer():
    initiative = judged_with("yes", silent=1)
    opened = initiative.evaluation.opened_at
    say_as_affected(initiative)

    assert stage_of(initiative) == Stage.EVALUATION
    with time_machine.travel(opened + timedelta(days=3, minutes=-1), tick=False):
        assert stage_of(initiative) == Stage.EVALUATION
    with time_machine.travel(opened + timedelta(days=3), tick=False):
        assert stage_of(initiative) == Stage.SOLVED


def test_time_in_which_the_judging_stood_still_is_given_back_to_them():
    initiative = judged_with("yes", silent=1)
    say_as_affected(initiative)
    opened = initiative.evaluation.opened_at
    with time_machine.travel(opened + timedelta(hours=1), tick=False):
        journeys.make("suspend", initiative)
    with time_machine.travel(opened + timedelta(days=4, hours=1), tick=False):
        journeys.make("resume", initiative)
        assert stage_of(initiative) == Stage.EVALUATION
    with time_machine.travel(opened + timedelta(days=8), tick=False):
        assert stage_of(initiative) == Stage.SOLVED


def test_once_all_of_them_have_answered_nobody_waits():
    initiative = judged_with(*["yes"] * 5)
    say_as_affected(initiative)

    assert stage_of(initiative) == Stage.SOLVED
    said = initiative.last_entry().details
    assert (said["yes"], said["helped_yes"], said["helped_no"]) == (3, 5, 0)
