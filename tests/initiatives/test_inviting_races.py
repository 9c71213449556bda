"""Invitations, requests and answers at one moment: one row, one place, one announcement."""

import threading

import pytest

from initiatives import inviting, joining, teaming
from initiatives.models import Initiative, TeamMember
from initiatives.stages import Stage
from kernel.models import Outbox
from kernel.workflow import Refusal
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, SeatFactory, TeamMemberFactory

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
State = TeamMember.State


def a_team():
    return InitiativeFactory(at_stage=Stage.TEAM_SELECTION)


def each_at_once(*deeds):
    """Different things at one moment."""
    waiting = iter(deeds)

    def one():
        deed = next(waiting)
        return deed()

    return at_once(one, times=len(deeds))


def codes(got):
    return {answer.code for answer in got if isinstance(answer, Refusal)}


def test_ten_invitations_of_one_person_are_one_and_told_once():
    initiative, volunteer = a_team(), UserFactory(confirmed=True)

    got = at_once(lambda: inviting.invite(initiative, volunteer, by=initiative.lead), times=10)

    assert sum(isinstance(answer, TeamMember) for answer in got) == 1
    assert codes(got) == {"is_invited"}
    assert initiative.members.count() == 1
    assert Outbox.objects.filter(kind="team").count() == 1


def test_a_request_and_an_invitation_that_meet_make_one_member():
    initiative, volunteer = a_team(), UserFactory(confirmed=True)
    got = each_at_once(
        lambda: inviting.invite(initiative, volunteer, by=initiative.lead),
        lambda: teaming.ask_to_join(initiative, volunteer),
    )

    assert [type(answer) for answer in got] == [TeamMember, TeamMember]
    assert initiative.members.get().state == State.ACCEPTED


def five_for_one_seat():
    """So many are invited to the one place, and all say yes."""
    initiative = a_team()
    seat = SeatFactory(initiative=initiative, wanted=1)
    waits = {"state": "invited", "invited_by": initiative.lead, "seat": seat}
    waiting = iter(TeamMemberFactory.create_batch(5, initiative=initiative, **waits))

    def say_yes():
        member = next(waiting)
        return inviting.agree(member, by=member.user)

    return initiative, at_once(say_yes, times=5)


def test_the_last_place_goes_to_one_of_those_who_say_yes():
    initiative, got = five_for_one_seat()

    assert initiative.members.filter(state=State.ACCEPTED).count() == 1
    assert codes(got) == {"seat_full"}


def test_without_the_lock_the_last_place_would_be_given_again(monkeypatch):
    kept, all_of_them = joining.answer, threading.Barrier(5, timeout=60)

    def unlocked(initiative):
        return Initiative.objects.get(pk=initiative.pk)

    def together(member, state, **tells):
        all_of_them.wait()
        return kept(member, state, **tells)

    monkeypatch.setattr(joining, "gathering", unlocked)
    monkeypatch.setattr(joining, "answer", together)

    initiative, _ = five_for_one_seat()

    assert initiative.members.filter(state=State.ACCEPTED).count() > 1


def test_a_yes_and_a_taking_back_end_as_one_of_them():
    initiative, volunteer = a_team(), UserFactory(confirmed=True)
    invitation = inviting.invite(initiative, volunteer, by=initiative.lead)
    got = each_at_once(
        lambda: inviting.agree(invitation, by=volunteer),
        lambda: inviting.recall(invitation, by=initiative.lead),
    )

    assert codes(got) == {"not_invited"}
    (won,) = (answer for answer in got if isinstance(answer, TeamMember))
    assert initiative.members.get().state == won.state
