import pytest

from geo.fields import point
from initiatives import teaming
from initiatives.models import Need
from initiatives.stages import GATHERING, Stage
from resources.offering import who_could_help, within_reach
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    NeedFactory,
    ResourceKindFactory,
    SeatFactory,
    TeamMemberFactory,
)
from tests.factories.resources import OfferFactory, OrganisationFactory, VolunteerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return RegionFactory(box=(76.9, 43.2, 77.0, 43.3))


@pytest.fixture
def initiative(town):
    return InitiativeFactory(at_stage=Stage.TEAM_SELECTION, region=town)


def test_the_page_offers_those_who_would_get_there(initiative):
    near = VolunteerFactory(at=point(76.95, 43.25))
    VolunteerFactory(at=point(76.95, 43.60), km=5)

    (helper,) = who_could_help(initiative)

    assert helper.owner.pk == near.pk
    assert helper.band_km == 1


def test_asked_skills_outweigh_nearness(initiative, skills):
    driving, _ = skills
    SeatFactory(initiative=initiative, skill=driving)
    near = VolunteerFactory(at=point(76.95, 43.25), km=50)
    driver = VolunteerFactory(at=point(76.95, 43.40), km=50, skills=[driving])

    helpers = who_could_help(initiative)

    assert [helper.owner.pk for helper in helpers] == [driver.pk, near.pk]
    assert helpers[0].skills == (driving,)


def test_asked_things_are_offered_too(initiative):
    tools = ResourceKindFactory()
    NeedFactory(initiative=initiative, kind=Need.Kind.THING, resource_kind=tools)
    organisation = OrganisationFactory(at=point(76.95, 43.25))
    spades = OfferFactory(owner=organisation, resource_kind=tools)

    (helper,) = who_could_help(initiative)

    assert helper.offers == (spades,)


def test_a_volunteers_name_is_hidden_unless_they_show_it(initiative):
    VolunteerFactory(at=point(76.95, 43.25), user=UserFactory(named=True, shows_name=False))
    shown = VolunteerFactory(at=point(76.95, 43.25), user=UserFactory(named=True))

    names = {helper.owner.shown_as for helper in who_could_help(initiative)}

    assert shown.user.public_name in names
    assert len(names) == 2
    assert not any(name.startswith("person-") for name in names)


def test_whoever_is_not_available_is_not_offered(initiative):
    VolunteerFactory(at=point(76.95, 43.25), is_available=False)
    VolunteerFactory(at=point(76.95, 43.25), user=UserFactory(is_active=False))

    assert who_could_help(initiative) == []


def test_neither_the_author_nor_the_team_is_offered_to_itself(initiative):
    VolunteerFactory(at=point(76.95, 43.25), user=initiative.author)
    member = TeamMemberFactory(initiative=initiative)
    VolunteerFactory(at=point(76.95, 43.25), user=member.user)

    assert who_could_help(initiative) == []


def test_the_two_sides_of_a_reach_agree(town):
    initiatives = [
        InitiativeFactory(at_stage=Stage.TEAM_SELECTION, region=town, location=point(lon, 43.25))
        for lon in (76.91, 76.95, 76.99)
    ]
    volunteers = [VolunteerFactory(at=point(lon, 43.25), km=3) for lon in (76.90, 76.96)]

    seen = {(v.pk, near.initiative.pk) for v in volunteers for near in within_reach(v)}
    offered = {(h.owner.pk, i.pk) for i in initiatives for h in who_could_help(i)}

    assert seen == offered
    assert len(seen) == 3


@pytest.mark.parametrize("stage", [*Stage])
def test_only_what_gathers_people_is_shown(stage, town):
    InitiativeFactory(at_stage=stage, region=town)
    volunteer = VolunteerFactory(at=point(76.95, 43.25))

    assert bool(within_reach(volunteer)) == (stage in GATHERING)


def test_what_is_within_reach_tells_what_is_still_open(initiative, skills):
    driving, _ = skills
    seat = SeatFactory(initiative=initiative, skill=driving, wanted=3)
    TeamMemberFactory(initiative=initiative, seat=seat)
    need = NeedFactory(initiative=initiative, wanted=5)
    TeamMemberFactory(initiative=initiative, need=need)
    volunteer = VolunteerFactory(at=point(76.95, 43.25), skills=[driving])

    (near,) = within_reach(volunteer)

    assert [(line.of, line.missing) for line in near.seats] == [(seat, 2)]
    assert [(line.of, line.missing) for line in near.needs] == [(need, 4)]
    assert near.skills == (driving,)


def test_joining_from_the_list_takes_one_off_it(initiative):
    volunteer = VolunteerFactory(at=point(76.95, 43.25))
    member = teaming.ask_to_join(initiative, volunteer.user)
    teaming.accept(member, by=initiative.lead)

    assert within_reach(volunteer) == []


def test_a_longer_list_costs_no_more_questions(town, django_assert_max_num_queries):
    volunteer = VolunteerFactory(at=point(76.95, 43.25))
    for _ in range(6):
        near = InitiativeFactory(at_stage=Stage.TEAM_SELECTION, region=town)
        NeedFactory.create_batch(2, initiative=near)
        VolunteerFactory(at=point(76.95, 43.25))

    with django_assert_max_num_queries(8):
        assert len(within_reach(volunteer)) == 6
    with django_assert_max_num_queries(8):
        assert len(who_could_help(near)) == 7
