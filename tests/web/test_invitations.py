"""Invitations into a team as people meet them: the list, the form, the card, the answers."""

import pytest
from django.urls import reverse

from geo.fields import point
from initiatives import inviting
from initiatives.models import TeamMember
from mapapp.settings import accounts as product
from resources.inviting import handle_of
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.initiatives import (
    SeatFactory,
    SkillFactory,
    TeamMemberFactory,
)
from tests.factories.resources import VolunteerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
State = TeamMember.State
HERE = point(76.95, 43.25)


@pytest.fixture
def volunteer():
    return VolunteerFactory(at=HERE, km=10)


def page_of(client, initiative):
    return client.get(reverse("initiatives:detail", args=[initiative.pk]))


def door(initiative, volunteer):
    return reverse("initiatives:invite", args=[initiative.pk, handle_of(initiative, volunteer)])


def answer(client, member, word):
    there = reverse("initiatives:member", args=[member.initiative_id, member.pk])
    return client.post(there, {"answer": word}, follow=True)


def invited(initiative, user, **facts):
    return inviting.invite(initiative, user, by=initiative.lead, **facts)


def test_the_lead_invites_from_the_list_and_the_volunteer_comes(client, gathering, volunteer):
    seat = SeatFactory(initiative=gathering, role="Driver")
    client.force_login(gathering.lead)
    (helper,) = page_of(client, gathering).context["page"].helpers.people
    assert "A resident" in client.get(helper.invite).text
    client.post(helper.invite, {"seat": seat.pk, "message": "We have a van"})
    assert "We have a van" in page_of(client, gathering).text

    client.force_login(volunteer.user)
    page = page_of(client, gathering).text
    assert "You are invited to the team" in page
    assert "We have a van" in page
    answer(client, gathering.members.get(), "agree")

    member = gathering.members.get()
    assert (member.state, member.seat) == (State.ACCEPTED, seat)
    assert "You are invited to the team" not in page_of(client, gathering).text


def test_the_lead_learns_nothing_that_the_list_does_not_tell(client, gathering):
    shy = VolunteerFactory(at=HERE, user=UserFactory(confirmed=True, public_name="Hidden one"))
    client.force_login(gathering.lead)
    form = client.get(door(gathering, shy)).text
    sent = client.post(door(gathering, shy), follow=True).text

    for said in (form, sent):
        assert "A resident" in said
        assert "Hidden one" not in said
        assert shy.user.phone not in said
    assert f"/{shy.pk}/" not in door(gathering, shy)


def test_the_role_they_have_the_skill_for_is_chosen_already(client, gathering):
    driving = SkillFactory(code="driving", name_en="Driving")
    SeatFactory(initiative=gathering, role="Cook")
    seat = SeatFactory(initiative=gathering, role="Driver", skill=driving)
    volunteer = VolunteerFactory(at=HERE, skills=[driving])
    client.force_login(gathering.lead)

    form = client.get(door(gathering, volunteer)).context["form"]

    assert form["seat"].value() == str(seat.pk)


def test_where_no_role_is_open_none_is_asked_for(client, gathering, volunteer):
    client.force_login(gathering.lead)
    assert "seat" not in client.get(door(gathering, volunteer)).context["form"].fields

    filled = SeatFactory(initiative=gathering, wanted=1)
    TeamMemberFactory(initiative=gathering, seat=filled, state=State.ACCEPTED)
    late = client.post(door(gathering, volunteer), {"seat": filled.pk, "message": "Come"})

    assert late.status_code == 422
    assert "Come" in late.text
    client.post(door(gathering, volunteer), {"message": "Come"})
    assert gathering.members.get(user=volunteer.user).state == State.INVITED


def test_strangers_and_coordinators_see_no_such_door(client, gathering, volunteer):
    strangers = (UserFactory(confirmed=True), CoordinatorFactory(of=gathering.region))
    for stranger in (*strangers, volunteer.user):
        client.force_login(stranger)

        people = page_of(client, gathering).context["page"].helpers.people
        assert not any(helper.invite for helper in people)
        assert client.get(door(gathering, volunteer)).status_code == 404
        assert client.post(door(gathering, volunteer)).status_code == 404
    assert not gathering.members.exists()


def test_whoever_has_opted_out_meanwhile_is_not_invited_and_no_word_is_lost(
    client, gathering, volunteer
):
    client.force_login(gathering.lead)
    there = door(gathering, volunteer)
    volunteer.is_available = False
    volunteer.save()

    assert "no longer in the list" in client.get(there).text
    page = client.post(there, {"message": "We dig on Sunday"})

    assert page.status_code == 422
    assert "no longer in the list" in page.text
    assert "We dig on Sunday" in page.text
    assert not gathering.members.exists()


def test_too_many_invitations_in_an_hour_are_held_back(client, gathering, settings, clean_cache):
    settings.ACTS_AN_HOUR = product.ACTS_AN_HOUR | {"invitation": {"person": 1, "address": 9}}
    one, other = VolunteerFactory.create_batch(2, at=HERE)
    client.force_login(gathering.lead)

    first = client.post(door(gathering, one))
    page = client.post(door(gathering, other), {"message": "We dig on Sunday"})

    assert (first.status_code, page.status_code) == (302, 422)
    assert "We dig on Sunday" in page.text
    assert gathering.members.count() == 1


def test_an_invitation_is_only_between_the_two(client, gathering, volunteer):
    invitation = invited(gathering, volunteer.user, message="Your sister said you dig")
    for stranger in (UserFactory(confirmed=True), CoordinatorFactory(of=gathering.region)):
        client.force_login(stranger)
        page = page_of(client, gathering)

        assert "Your sister said you dig" not in page.text
        assert page.context["page"].team.invited == []
        for word in ("agree", "refuse", "recall"):
            answer(client, invitation, word)
    assert gathering.members.get().state == State.INVITED


def test_the_invited_see_nothing_of_the_teams_private_things(client, gathering, volunteer):
    invited(gathering, volunteer.user)
    TeamMemberFactory(initiative=gathering, state=State.ASKED, message="My sister is ill")
    client.force_login(volunteer.user)

    page = page_of(client, gathering)

    assert "My sister is ill" not in page.text
    assert page.context["page"].team.asking == []
    assert page.context["page"].helpers.people == []
    assert client.get(reverse("work:tasks", args=[gathering.pk])).status_code == 404


def test_the_invited_are_shown_the_card_instead_of_the_button_to_join(
    client, gathering, volunteer
):
    invited(gathering, volunteer.user)
    client.force_login(volunteer.user)

    can = page_of(client, gathering).context["page"].can

    assert not can.may_join
    assert can.may_support


def test_a_no_is_told_thanks_and_leaves_the_way_to_ask_open(client, gathering, volunteer):
    invitation = invited(gathering, volunteer.user)
    client.force_login(volunteer.user)

    page = answer(client, invitation, "refuse")

    assert "You turned it down" in page.text
    assert page.context["page"].can.may_join


def test_a_full_seat_is_said_before_anybody_presses(client, gathering, volunteer):
    seat = SeatFactory(initiative=gathering, wanted=1)
    invitation = invited(gathering, volunteer.user, seat=seat)
    TeamMemberFactory(initiative=gathering, seat=seat)
    client.force_login(volunteer.user)

    page = page_of(client, gathering)
    assert page.context["page"].team.invitation.is_full
    assert 'value="agree"' not in page.text
    assert "All places of this role are taken" in answer(client, invitation, "agree").text
    assert gathering.members.get(user=volunteer.user).state == State.INVITED


def test_the_lead_takes_an_invitation_back(client, gathering, volunteer):
    invitation = invited(gathering, volunteer.user, message="We dig on Sunday")
    client.force_login(gathering.lead)

    page = answer(client, invitation, "recall")

    assert "We dig on Sunday" not in page.text
    client.force_login(volunteer.user)
    assert "This invitation is over" in answer(client, invitation, "agree").text


def test_my_page_says_who_invites_me_until_i_answer(client, gathering, volunteer):
    seat = SeatFactory(initiative=gathering, role="Driver")
    invitation = invited(gathering, volunteer.user, seat=seat)
    client.force_login(volunteer.user)
    mine = reverse("me:home")
    assert "You are invited" in client.get(mine).text
    assert f"{reverse('initiatives:detail', args=[gathering.pk])}#invitation" in (
        client.get(mine).text
    )

    inviting.refuse(invitation, by=volunteer.user)

    titles = [section.title for section in client.get(mine).context["sections"]]
    assert "You are invited" not in titles


def test_an_ended_initiative_invites_nobody_on_its_page_or_mine(client, gathering, volunteer):
    invited(gathering, volunteer.user)
    gathering.refresh_from_db()
    gathering.move("withdraw", by=gathering.author, reason="Басқа жерге көшті")
    client.force_login(volunteer.user)

    titles = [one.title for one in client.get(reverse("me:home")).context["sections"]]

    assert "You are invited" not in titles


def test_asking_to_join_while_invited_is_a_yes(client, gathering, volunteer):
    invited(gathering, volunteer.user)
    client.force_login(volunteer.user)

    there = reverse("initiatives:join", args=[gathering.pk])
    page = client.post(there, {"message": "I can dig"}, follow=True)

    assert "You are in the team now" in page.text
    assert gathering.members.get().state == State.ACCEPTED


def test_more_invitations_cost_no_more_queries(client, gathering, django_assert_max_num_queries):
    for _ in range(8):
        invited(gathering, UserFactory(confirmed=True))
    VolunteerFactory.create_batch(8, at=HERE, km=10)
    client.force_login(gathering.lead)
    page_of(client, gathering)

    with django_assert_max_num_queries(27):
        page_of(client, gathering)
