"""A team: asking, taking in, leaving; needs and what covers them."""

import pytest
from django.db.models import BigIntegerField, Value

from geo.models import Pin
from initiatives import coverage, needing, releases, teaming
from initiatives.models import Need, TeamMember
from initiatives.stages import GATHERING, Stage
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    NeedFactory,
    SeatFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.TEAM_SELECTION)


@pytest.fixture
def volunteer():
    return UserFactory(confirmed=True)


def refused(code, verb, *args, **kwargs):
    with pytest.raises(Refusal) as refusal:
        verb(*args, **kwargs)
    assert refusal.value.code == code


def test_a_volunteer_asks_is_taken_in_and_covers_a_need(initiative, volunteer):
    need = NeedFactory(initiative=initiative, wanted=2)
    member = teaming.ask_to_join(initiative, volunteer, need=need)
    assert coverage.coverage_of(need) == 0

    teaming.accept(member, by=initiative.lead)

    assert coverage.coverage_of(need) == 1
    assert coverage.open_needs(initiative) == [need]


def test_the_map_shows_people_are_wanted_until_they_are_found(initiative, volunteer):
    needing.add_need(initiative, by=initiative.lead, kind="people", title="Көмек", wanted=1)
    assert Pin.objects.get(kind="initiative").needs == ["people"]

    asked = teaming.ask_to_join(initiative, volunteer, need=initiative.needs.get())
    teaming.accept(asked, by=initiative.lead)

    assert Pin.objects.get(kind="initiative").needs == []


def test_asking_twice_is_asking_once(initiative, volunteer):
    assert teaming.ask_to_join(initiative, volunteer) == teaming.ask_to_join(initiative, volunteer)


def test_only_those_who_lead_take_people_in(initiative, volunteer):
    member = teaming.ask_to_join(initiative, volunteer)

    refused("not_allowed", teaming.accept, member, by=volunteer)
    refused("not_allowed", teaming.decline, member, by=journeys.official_of(initiative.region))


def test_a_seat_that_is_taken_is_not_given_again(initiative):
    seat = SeatFactory(initiative=initiative, wanted=1)
    TeamMemberFactory(initiative=initiative, seat=seat)
    late = TeamMemberFactory(initiative=initiative, seat=seat, state="asked")

    refused("seat_full", teaming.accept, late, by=initiative.lead)


def test_nobody_joins_without_a_confirmed_contact_or_another_teams_seat(initiative, volunteer):
    elsewhere = SeatFactory()

    refused("contact_unconfirmed", teaming.ask_to_join, initiative, UserFactory())
    refused("place_of_another", teaming.ask_to_join, initiative, volunteer, seat=elsewhere)


@pytest.mark.parametrize("stage", sorted(set(Stage) - GATHERING))
def test_a_team_gathers_only_while_it_may(stage, volunteer):
    refused("not_gathering", teaming.ask_to_join, InitiativeFactory(at_stage=stage), volunteer)


def test_a_member_leaves_freely_and_the_lead_hands_over_first(initiative):
    member = TeamMemberFactory(initiative=initiative)
    own = TeamMemberFactory(initiative=initiative, user=initiative.lead)

    refused("lead_must_hand_over", teaming.leave, own, by=initiative.lead)
    teaming.hand_over_lead(initiative, member.user, by=initiative.lead)
    assert teaming.leave(own, by=own.user).state == TeamMember.State.LEFT
    refused("not_allowed", teaming.leave, member, by=own.user)


def test_the_lead_goes_only_to_somebody_in_the_team(initiative, volunteer):
    refused("not_in_team", teaming.hand_over_lead, initiative, volunteer, by=initiative.lead)


def test_searching_starts_with_filled_essential_seats_and_a_list(initiative):
    seat = SeatFactory(initiative=initiative, is_essential=True)
    refused("essential_seats_empty", initiative.move, "seek", by=initiative.lead)

    TeamMemberFactory(initiative=initiative, seat=seat)
    refused("needs_missing", initiative.move, "seek", by=initiative.lead)

    NeedFactory(initiative=initiative)
    assert initiative.move("seek", by=initiative.lead).after == Stage.RESOURCE_SEARCH


def test_work_does_not_start_before_every_essential_need_is_covered(initiative):
    need = NeedFactory(initiative=initiative, wanted=1)
    NeedFactory(initiative=initiative, is_essential=False)
    start = {"by": initiative.lead, "skip_reason": "Мемлекеттік орган керек емес"}
    refused("needs_uncovered", initiative.move, "start", **start)

    TeamMemberFactory(initiative=initiative, need=need)

    assert initiative.move("start", **start).after == Stage.IMPLEMENTATION


def test_a_covered_line_is_not_struck_out(initiative):
    need = NeedFactory(initiative=initiative)
    TeamMemberFactory(initiative=initiative, need=need)

    refused("need_has_promises", needing.strike_out, need, by=initiative.lead)


def test_coverage_is_the_sum_of_all_counters(initiative, monkeypatch):
    need = NeedFactory(initiative=initiative)
    TeamMemberFactory(initiative=initiative, need=need)
    more = [*coverage.COUNTERS, lambda: Value(3, output_field=BigIntegerField())]
    monkeypatch.setattr(coverage, "COUNTERS", more)

    assert coverage.coverage_of(need) == 4


def test_what_runs_out_gives_back_what_was_promised(monkeypatch):
    released = []
    monkeypatch.setattr(
        releases, "RELEASES", [lambda initiative, entry: released.append((initiative, entry.verb))]
    )
    initiative = InitiativeFactory(at_stage=Stage.RESOURCES_NOT_FOUND)

    assert released == [(initiative, "run_out")]


def test_coverage_costs_the_same_for_many_needs(initiative, django_assert_max_num_queries):
    for _ in range(10):
        NeedFactory(initiative=initiative, kind=Need.Kind.PEOPLE)

    with django_assert_max_num_queries(1 + len(coverage.COUNTERS) * 3):
        coverage.open_needs(initiative)
