"""Whoever refused an initiative does not decide its appeal, nor does anybody of that office."""

import pytest

from initiatives.stages import Stage
from kernel.workflow import Refusal
from notifications.audiences import AUDIENCES
from tests.factories import journeys
from tests.factories.initiatives import InitiativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def appealed():
    initiative = InitiativeFactory(at_stage=Stage.REFUSED)
    journeys.make("appeal", initiative)
    return initiative


def office_that_refused(initiative):
    return journeys.office_of(initiative.region)


def somebody_above(initiative):
    """Who decides the appeal."""
    return initiative.office.memberships.get().user


def given_to(verb, initiative, office):
    return journeys.PREPARED["Initiative", verb](initiative, "") | {"office": office}


@pytest.mark.parametrize("verb", ["forward", "involve"])
def test_the_office_above_sends_an_appeal_back_to_nobody_who_refused(appealed, verb):
    above = somebody_above(appealed)

    with pytest.raises(Refusal, match="office_has_refused"):
        appealed.move(verb, by=above, **given_to(verb, appealed, office_that_refused(appealed)))

    assert appealed.move(verb, by=above, **journeys.PREPARED["Initiative", verb](appealed, ""))


def test_once_it_is_accepted_the_office_may_be_asked_again(appealed):
    accepted = journeys.PREPARED["Initiative", "accept"](appealed, "")
    appealed.move("accept", by=somebody_above(appealed), **accepted)
    office = office_that_refused(appealed)

    appealed.move("ask_support", by=appealed.lead, **given_to("ask_support", appealed, office))

    assert appealed.involvements.filter(office=office).exists()


def test_the_office_it_left_hears_of_the_appeal_though_who_refused_has_left_it():
    initiative = InitiativeFactory(at_stage=Stage.REFUSED)
    office = office_that_refused(initiative)
    refuser = initiative.last_entry().actor
    colleague = journeys.colleague_of(refuser)
    office.memberships.filter(user=refuser).update(until="2020-01-01", since="2019-01-01")

    journeys.make("appeal", initiative)

    entry = initiative.last_entry()
    assert colleague.pk in AUDIENCES["both_offices"](initiative, entry)
