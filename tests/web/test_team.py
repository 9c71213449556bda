"""Joining a team and answering those who ask, as people meet it."""

import pytest
from django.urls import reverse

from geo.fields import point
from initiatives import teaming
from initiatives.models import TeamMember
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.initiatives import (
    NeedFactory,
    SeatFactory,
    SkillFactory,
    TeamMemberFactory,
)
from tests.factories.resources import VolunteerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
State = TeamMember.State


def page_of(client, initiative):
    return client.get(reverse("initiatives:detail", args=[initiative.pk]))


def ask(client, initiative, **typed):
    return client.post(reverse("initiatives:join", args=[initiative.pk]), typed)


def answer(client, member, word):
    door = reverse("initiatives:member", args=[member.initiative_id, member.pk])
    return client.post(door, {"answer": word})


def test_a_volunteer_asks_for_a_seat_and_the_lead_takes_them_in(client, gathering):
    seat, volunteer = SeatFactory(initiative=gathering), UserFactory(confirmed=True)
    client.force_login(volunteer)
    ask(client, gathering, place=f"seat-{seat.pk}", message="I have a van")
    member = gathering.members.get()
    assert (member.state, member.seat, member.message) == (State.ASKED, seat, "I have a van")

    client.force_login(gathering.lead)
    assert "I have a van" in page_of(client, gathering).text
    answer(client, member, "accept")

    member.refresh_from_db()
    assert member.state == State.ACCEPTED


def test_helping_hands_fill_the_bar_of_their_need(client, gathering):
    need = NeedFactory(initiative=gathering, title="Drivers", wanted=8)
    for _ in range(2):
        client.force_login(UserFactory(confirmed=True))
        ask(client, gathering, place=f"need-{need.pk}")
    for member in gathering.members.all():
        teaming.accept(member, by=gathering.lead)

    lines = page_of(client, gathering).context["page"].needs

    assert [(line.label, line.count) for line in lines] == [("Drivers", "2 of 8")]


def test_the_message_to_the_lead_is_not_public(client, gathering):
    TeamMemberFactory(initiative=gathering, state=State.ASKED, message="My sister is ill")
    client.force_login(UserFactory(confirmed=True))

    page = page_of(client, gathering)

    assert "My sister is ill" not in page.text
    assert page.context["page"].team.asking == []


def test_a_guest_is_sent_to_sign_in_and_comes_back(client, gathering):
    address = reverse("initiatives:join", args=[gathering.pk])

    assert client.get(address).url.endswith(f"next={address}")


def test_an_unconfirmed_contact_is_told_so_and_the_message_is_kept(client, gathering):
    client.force_login(UserFactory())

    page = ask(client, gathering, message="I can dig")

    assert page.status_code == 422
    assert "I can dig" in page.text
    assert not gathering.members.exists()


def test_a_place_of_another_initiative_is_no_choice(client, gathering):
    elsewhere = SeatFactory()
    client.force_login(UserFactory(confirmed=True))

    assert ask(client, gathering, place=f"seat-{elsewhere.pk}").status_code == 422


def test_the_last_place_is_given_once(client, gathering):
    seat = SeatFactory(initiative=gathering, wanted=1)
    one, other = TeamMemberFactory.create_batch(
        2, initiative=gathering, seat=seat, state=State.ASKED
    )
    client.force_login(gathering.lead)

    answer(client, one, "accept")
    answer(client, other, "accept")

    other.refresh_from_db()
    assert other.state == State.ASKED
    assert gathering.members.filter(state=State.ACCEPTED).count() == 1


@pytest.mark.parametrize("word", ["accept", "decline"])
def test_nobody_but_the_lead_answers_for_the_team(client, gathering, word):
    member = TeamMemberFactory(initiative=gathering, state=State.ASKED)
    client.force_login(UserFactory(confirmed=True))

    assert answer(client, member, word).status_code == 404
    member.refresh_from_db()
    assert member.state == State.ASKED


def test_nobody_takes_themselves_in(client, gathering):
    member = TeamMemberFactory(initiative=gathering, state=State.ASKED)
    client.force_login(member.user)

    answer(client, member, "accept")

    member.refresh_from_db()
    assert member.state == State.ASKED


def test_a_member_leaves_at_any_time(client, gathering):
    member = TeamMemberFactory(initiative=gathering)
    client.force_login(member.user)
    assert "Leave the team" in page_of(client, gathering).text

    answer(client, member, "leave")

    member.refresh_from_db()
    assert member.state == State.LEFT


def test_the_lead_hands_over_to_a_member(client, gathering):
    member = TeamMemberFactory(initiative=gathering)
    client.force_login(gathering.lead)

    answer(client, member, "lead")

    gathering.refresh_from_db()
    assert gathering.lead == member.user


def test_names_are_hidden_unless_shown(client, gathering):
    shown, hidden = UserFactory(confirmed=True, named=True), UserFactory(public_name="Hidden one")
    for person in (shown, hidden):
        TeamMemberFactory(initiative=gathering, user=person)

    text = page_of(client, gathering).text

    assert shown.public_name in text
    assert "Hidden one" not in text


def test_the_lead_sees_who_could_help_and_why(client, gathering):
    driving = SkillFactory(code="driving", name_en="Driving")
    SeatFactory(initiative=gathering, skill=driving)
    VolunteerFactory(at=point(76.95, 43.25), km=10, skills=[driving])
    client.force_login(gathering.lead)

    people = page_of(client, gathering).context["page"].helpers.people

    assert [person.name for person in people] == ["A resident"]
    assert people[0].why.endswith("km · Driving")


@pytest.mark.parametrize("knows", [True, False])
def test_only_those_who_look_for_helpers_see_them(client, gathering, knows):
    VolunteerFactory.create_batch(6, at=point(76.95, 43.25), km=10)
    coordinator = CoordinatorFactory(of=gathering.region)
    client.force_login(coordinator if knows else UserFactory(confirmed=True))

    helpers = page_of(client, gathering).context["page"].helpers

    assert helpers.sentence.startswith("6 people")
    assert bool(helpers.people) is knows


def test_a_few_helpers_are_not_counted_in_public(client, gathering):
    VolunteerFactory(at=point(76.95, 43.25), km=10)

    assert "Fewer than 5" in page_of(client, gathering).context["page"].helpers.sentence


def test_a_volunteer_sees_a_band_and_never_metres(client, gathering):
    volunteer = VolunteerFactory(at=point(76.90, 43.25), km=25)
    client.force_login(volunteer.user)

    page = page_of(client, gathering)

    assert page.context["page"].band_km == 5
    assert "within 5 km of you" in page.text


def test_more_people_cost_no_more_queries(client, gathering, django_assert_max_num_queries):
    seat = SeatFactory(initiative=gathering, wanted=30)
    TeamMemberFactory.create_batch(12, initiative=gathering, seat=seat)
    TeamMemberFactory.create_batch(6, initiative=gathering, state=State.ASKED)
    VolunteerFactory.create_batch(8, at=point(76.95, 43.25), km=10)
    client.force_login(gathering.lead)
    page_of(client, gathering)

    with django_assert_max_num_queries(27):
        page_of(client, gathering)
