"""What moderators have hidden nobody can judge: no round runs out meanwhile."""

from datetime import timedelta

import pytest
import time_machine

from initiatives import evaluating
from initiatives.stages import Stage
from tests.factories import journeys
from tests.factories.affected import stage_of
from tests.factories.community import flagged, make, under_moderation
from tests.factories.initiatives import InitiativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.EVALUATION)


def at(initiative, **after):
    """So long after the round was opened."""
    moment = initiative.evaluation.opened_at + timedelta(**after)
    return time_machine.travel(moment, tick=False)


def hide(initiative, **after):
    with at(initiative, **after):
        return under_moderation(initiative, at_stage="hidden")


def restore(initiative, decision, **after):
    with at(initiative, **after):
        make("restore", decision)


def everybody_agrees(initiative):
    for person in initiative.evaluation.asked.all():
        evaluating.answer(initiative.evaluation, person, verdict="yes")


def test_neither_deadline_nor_quorum_decides_while_it_is_hidden(initiative):
    everybody_agrees(initiative)
    decision = hide(initiative, hours=1)

    with at(initiative, days=20):
        assert stage_of(initiative) == Stage.EVALUATION
        make("restore", decision)
        assert stage_of(initiative) == Stage.SOLVED


def test_those_asked_get_the_time_back(initiative):
    closes_at = initiative.evaluation.closes_at
    restore(initiative, hide(initiative, days=2), days=7)
    initiative.refresh_from_db()

    assert initiative.evaluation.closes_at == initiative.due_at == closes_at + timedelta(days=5)
    with at(initiative, days=18, hours=23):
        assert stage_of(initiative) == Stage.EVALUATION
    with at(initiative, days=19):
        assert stage_of(initiative) == Stage.NOT_SOLVED


def test_what_is_looked_at_and_kept_gets_nothing_back(initiative):
    restore(initiative, hide(initiative, days=2), days=7)
    closes_at = initiative.evaluation.closes_at
    with at(initiative, days=9):
        make("keep", flagged(initiative))

    assert initiative.evaluation.closes_at == closes_at


def test_a_suspension_in_the_same_days_gives_them_back_once(initiative):
    closes_at = initiative.evaluation.closes_at
    decision = hide(initiative, days=1)
    with at(initiative, days=2):
        journeys.make("suspend", initiative)
    with at(initiative, days=4):
        journeys.make("resume", initiative)
    restore(initiative, decision, days=5)

    assert initiative.evaluation.closes_at == closes_at + timedelta(days=3)


def test_what_is_deleted_ends_at_its_deadline(initiative):
    with at(initiative, days=1):
        under_moderation(initiative, at_stage="deleted")

    with at(initiative, days=15):
        assert stage_of(initiative) == Stage.NOT_SOLVED
