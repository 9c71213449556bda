"""Inviting from the list of helpers: exactly those it shows, by names that say nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from geo.fields import point
from initiatives.models import TeamMember
from initiatives.stages import Stage
from kernel.workflow import Refusal
from resources import inviting
from resources.offering import who_could_help
from tests.factories.initiatives import (
    InitiativeFactory,
    SeatFactory,
    SkillFactory,
    TeamMemberFactory,
)
from tests.factories.resources import ALMATY, GroupFactory, VolunteerFactory

pytestmark = pytest.mark.django_db
FARTHER = point(ALMATY.x + 0.3, ALMATY.y)


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.TEAM_SELECTION, location=ALMATY)


def invite(initiative, owner):
    """The lead presses the button beside somebody."""
    handle = inviting.handle_of(initiative, owner)
    return inviting.invite_helper(initiative, handle, by=initiative.lead)


def is_gone(initiative, owner):
    """The button leads to nobody."""
    with pytest.raises(Refusal) as refusal:
        invite(initiative, owner)
    return refusal.value.code == "helper_gone"


def test_whoever_the_list_shows_is_invited_and_leaves_the_list(initiative):
    volunteer = VolunteerFactory(at=ALMATY)

    made = invite(initiative, volunteer)

    assert (made.user, made.state) == (volunteer.user, TeamMember.State.INVITED)
    assert who_could_help(initiative) == []
    assert is_gone(initiative, volunteer)


@pytest.mark.parametrize(
    "hidden",
    [
        {"is_available": False},
        {"at": point(76.0, 43.24), "km": 10},
        {"user__is_active": False},
    ],
    ids=["opted out", "out of reach", "no account"],
)
def test_whoever_the_list_does_not_show_is_not_invited(initiative, hidden):
    assert is_gone(initiative, VolunteerFactory(**{"at": ALMATY} | hidden))
    assert not initiative.members.exists()


def test_groups_are_shown_and_not_invited_as_persons(initiative):
    group = GroupFactory(at=ALMATY)

    assert not inviting.may_be_invited(group, initiative)
    assert is_gone(initiative, group)


def test_everybody_the_page_shows_is_found_though_fitter_ones_live_farther(initiative):
    digging = SkillFactory(code="digging")
    SeatFactory(initiative=initiative, skill=digging)
    VolunteerFactory.create_batch(3 * inviting.SHOWN, at=ALMATY)
    VolunteerFactory.create_batch(3 * inviting.SHOWN, at=FARTHER, km=50, skills=[digging])

    shown = [helper.owner for helper in who_could_help(initiative, limit=inviting.SHOWN)]

    assert len(shown) == inviting.SHOWN
    for volunteer in shown:
        handle = inviting.handle_of(initiative, volunteer)
        assert inviting.helper_behind(initiative, handle).owner == volunteer


def test_a_handle_says_nothing_and_differs_from_initiative_to_initiative(initiative):
    volunteer, other = VolunteerFactory(at=ALMATY), InitiativeFactory(location=ALMATY)
    here, there = (inviting.handle_of(one, volunteer) for one in (initiative, other))

    assert here != there
    assert inviting.helper_behind(initiative, there) is None


def test_whoever_has_said_no_stays_in_the_list_without_a_button(initiative):
    volunteer = VolunteerFactory(at=ALMATY)
    no = {"state": "refused", "answered_at": timezone.now()}
    said = TeamMemberFactory(initiative=initiative, user=volunteer.user, **no)
    assert not inviting.may_be_invited(volunteer, initiative)

    said.answered_at -= timedelta(days=31)
    said.save()

    assert inviting.may_be_invited(volunteer, initiative)
