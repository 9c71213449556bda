"""Inviting into a team: who may, who can be, what an answer does and what it never does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from initiatives import inviting, predicates, teaming
from initiatives.affected import hands_in
from initiatives.models import Initiative, TeamMember
from initiatives.stages import GATHERING, Stage
from initiatives.voices import voices_of
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.community import SupportFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    NeedFactory,
    SeatFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db
State = TeamMember.State


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.TEAM_SELECTION)


@pytest.fixture
def volunteer():
    return UserFactory(confirmed=True)


@pytest.fixture
def invitation(initiative, volunteer):
    return inviting.invite(initiative, volunteer, by=initiative.lead, message="We dig on Sunday")


def refused(code, verb, *args, **kwargs):
    with pytest.raises(Refusal) as refusal:
        verb(*args, **kwargs)
    assert refusal.value.code == code


def age(member, days):
    """Its answer was given so long ago."""
    then = timezone.now() - timedelta(days=days)
    TeamMember.objects.filter(pk=member.pk).update(answered_at=then)


def test_a_volunteer_is_invited_to_a_seat_and_takes_it(initiative, volunteer):
    seat = SeatFactory(initiative=initiative)
    invitation = inviting.invite(initiative, volunteer, by=initiative.lead, seat=seat)
    assert invitation.state == State.INVITED

    member = inviting.agree(invitation, by=volunteer)

    assert (member.state, member.seat) == (State.ACCEPTED, seat)
    assert member.has_a_hand_in_it


def test_only_those_who_lead_invite_and_take_back(initiative, volunteer, invitation):
    official, other = journeys.official_of(initiative.region), UserFactory(confirmed=True)
    for stranger in (volunteer, official, other):
        refused("not_allowed", inviting.invite, initiative, other, by=stranger)
        refused("not_allowed", inviting.recall, invitation, by=stranger)


def test_only_the_invited_answer(initiative, invitation):
    for stranger in (initiative.lead, UserFactory(confirmed=True)):
        refused("not_invited", inviting.agree, invitation, by=stranger)
        refused("not_invited", inviting.refuse, invitation, by=stranger)


@pytest.mark.parametrize("answer", ["agree", "refuse"])
def test_an_invitation_is_answered_once_and_its_words_go(volunteer, invitation, answer):
    answered = getattr(inviting, answer)(invitation, by=volunteer)

    assert answered.message == ""
    for again in (inviting.agree, inviting.refuse):
        refused("not_invited", again, invitation, by=volunteer)


def test_what_was_taken_back_is_not_accepted(initiative, volunteer, invitation):
    inviting.recall(invitation, by=initiative.lead)

    refused("not_invited", inviting.agree, invitation, by=volunteer)


def test_a_person_has_one_invitation_and_a_member_none(initiative, volunteer, invitation):
    refused("is_invited", inviting.invite, initiative, volunteer, by=initiative.author)
    inviting.agree(invitation, by=volunteer)
    for somebody in (volunteer, initiative.lead, initiative.author):
        refused("already_in_team", inviting.invite, initiative, somebody, by=initiative.lead)
    assert initiative.members.count() == 1


def test_after_a_no_nobody_is_asked_for_thirty_days(initiative, volunteer, invitation):
    declined = inviting.refuse(invitation, by=volunteer)
    invite_again = {"by": initiative.lead}

    age(declined, days=29)
    refused("invited_lately", inviting.invite, initiative, volunteer, **invite_again)
    age(declined, days=31)
    assert inviting.invite(initiative, volunteer, **invite_again).state == State.INVITED


def test_nobody_is_invited_and_taken_back_all_day(initiative, volunteer, invitation):
    recalled = inviting.recall(invitation, by=initiative.lead)

    refused("invited_lately", inviting.invite, initiative, volunteer, by=initiative.lead)
    age(recalled, days=2)
    assert inviting.invite(initiative, volunteer, by=initiative.lead).state == State.INVITED


def test_so_many_wait_for_an_answer_and_no_more(initiative, volunteer, monkeypatch):
    monkeypatch.setattr(inviting, "MOST_OPEN", 2)
    first, _ = (
        inviting.invite(initiative, UserFactory(confirmed=True), by=initiative.lead)
        for _ in range(2)
    )
    refused("invitations_too_many", inviting.invite, initiative, volunteer, by=initiative.lead)

    inviting.refuse(first, by=first.user)

    assert inviting.invite(initiative, volunteer, by=initiative.lead).state == State.INVITED


def test_a_seat_that_is_full_is_neither_offered_nor_taken(initiative, volunteer):
    seat = SeatFactory(initiative=initiative, wanted=1)
    invitation = inviting.invite(initiative, volunteer, by=initiative.lead, seat=seat)
    TeamMemberFactory(initiative=initiative, seat=seat)
    other = UserFactory(confirmed=True)

    refused("seat_full", inviting.agree, invitation, by=volunteer)
    refused("seat_full", inviting.invite, initiative, other, by=initiative.lead, seat=seat)
    assert inviting.refuse(invitation, by=volunteer).state == State.REFUSED


def test_a_seat_of_another_team_is_not_offered(initiative, volunteer):
    elsewhere = SeatFactory()

    refused(
        "place_of_another", inviting.invite, initiative, volunteer, by=initiative.lead,
        seat=elsewhere,
    )  # fmt: skip


@pytest.mark.parametrize("stage", sorted(set(Stage) - GATHERING))
def test_an_invitation_falls_away_with_the_gathering_and_may_still_be_refused(stage, volunteer):
    initiative = InitiativeFactory(at_stage=stage)
    waits = {"state": "invited", "invited_by": initiative.author}
    invitation = TeamMemberFactory(initiative=initiative, user=volunteer, **waits)

    refused("not_gathering", inviting.agree, invitation, by=volunteer)
    refused("not_gathering", inviting.invite, initiative, volunteer, by=initiative.author)
    assert not TeamMember.objects.awaiting_the_answer_of(volunteer).exists()
    assert inviting.refuse(invitation, by=volunteer).state == State.REFUSED


def test_what_moderators_hide_invites_nobody(initiative, volunteer, invitation):
    Initiative.objects.filter(pk=initiative.pk).update(hidden_at=timezone.now())

    refused("not_gathering", inviting.agree, invitation, by=volunteer)
    other = UserFactory(confirmed=True)
    refused("not_gathering", inviting.invite, initiative, other, by=initiative.lead)
    assert not TeamMember.objects.awaiting_the_answer_of(volunteer).exists()


def test_a_contact_is_confirmed_before_the_yes(initiative):
    invitation = inviting.invite(initiative, UserFactory(), by=initiative.lead)

    refused("contact_unconfirmed", inviting.agree, invitation, by=invitation.user)


def test_whoever_asks_while_invited_is_in_the_team_at_once(initiative, volunteer, invitation):
    member = teaming.ask_to_join(initiative, volunteer)

    assert (member.pk, member.state) == (invitation.pk, State.ACCEPTED)


def test_whoever_asks_for_another_place_than_offered_answers_first(initiative, volunteer):
    seat, need = SeatFactory(initiative=initiative), NeedFactory(initiative=initiative)
    inviting.invite(initiative, volunteer, by=initiative.lead, seat=seat)

    refused("invited_already", teaming.ask_to_join, initiative, volunteer, need=need)
    assert teaming.ask_to_join(initiative, volunteer, seat=seat).state == State.ACCEPTED


def test_whoever_is_invited_while_asking_is_in_the_team_at_once(initiative, volunteer):
    seat, other = SeatFactory(initiative=initiative), SeatFactory(initiative=initiative)
    asking = teaming.ask_to_join(initiative, volunteer, seat=seat)
    refused(
        "asked_already", inviting.invite, initiative, volunteer, by=initiative.lead, seat=other
    )

    member = inviting.invite(initiative, volunteer, by=initiative.lead)

    assert (member.pk, member.state, member.seat) == (asking.pk, State.ACCEPTED, seat)


@pytest.mark.parametrize("answer", [None, inviting.refuse])
def test_an_invitation_is_no_hand_in_the_work(initiative, volunteer, invitation, answer):
    SupportFactory(subject=initiative, user=volunteer)
    if answer:
        answer(invitation, by=volunteer)
    initiative.refresh_from_db()

    assert not predicates.has_a_hand_in(volunteer, initiative)
    assert not predicates.is_on_team(volunteer, initiative)
    assert volunteer.pk not in hands_in(initiative)
    assert voices_of(initiative) == 1


def test_a_yes_takes_the_voice_of_a_supporter(initiative, volunteer, invitation):
    SupportFactory(subject=initiative, user=volunteer)

    inviting.agree(invitation, by=volunteer)

    assert volunteer.pk in hands_in(initiative)
    assert voices_of(initiative) == 0


def test_the_lead_is_not_handed_to_somebody_who_is_only_invited(initiative, invitation):
    refused("not_in_team", teaming.hand_over_lead, initiative, invitation.user, by=initiative.lead)
