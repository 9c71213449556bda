"""The rules over a territory and their twins among the queries, over every combination."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.predicates import (
    coordinates,
    governs,
    has_confirmed_contact,
    is_office_member,
    is_signed_in,
    is_staff_of_platform,
    moderates,
)
from accounts.querysets import coordinated_by, governed_by, moderated_by
from initiatives.models import Problem
from tests.factories.accounts import (
    CoordinatorFactory,
    ModeratorFactory,
    OfficeFactory,
    OfficialFactory,
    OperatorFactory,
    UserFactory,
)
from tests.factories.geo import RegionFactory, country
from tests.factories.initiatives import ProblemFactory

pytestmark = pytest.mark.django_db
TWINS = [(governs, governed_by), (coordinates, coordinated_by), (moderates, moderated_by)]


@pytest.fixture
def land():
    """Two regions, two districts in the first, one in the second."""
    first, second = RegionFactory(), RegionFactory()
    here, there = RegionFactory(under=first), RegionFactory(under=first)
    return [country(), first, second, here, there, RegionFactory(under=second)]


@pytest.fixture
def problems(land):
    """One in each district, at no office, at its district's and at its region's."""
    made = []
    for district in land[3:]:
        offices = [None, OfficeFactory(region=district), OfficeFactory(region=district.parent)]
        for office in offices:
            made.append(ProblemFactory(region=district))
            Problem.objects.filter(pk=made[-1].pk).update(office=office)
    return [Problem.objects.get(pk=problem.pk) for problem in made]


@pytest.mark.parametrize(("rule", "twin"), TWINS, ids=["governs", "coordinates", "moderates"])
def test_the_rule_and_the_list_agree_for_everyone_everywhere(rule, twin, land, problems):
    staff = [OfficialFactory, CoordinatorFactory, ModeratorFactory]
    people = [make(of=region) for make, region in product(staff, land)]
    people += [UserFactory(), OperatorFactory(), AnonymousUser()]

    for person in people:
        allowed = {problem for problem in problems if rule(person, problem)}
        assert set(Problem.objects.filter(twin(person))) == allowed, person


def test_an_official_governs_their_own_territory_and_all_below_it(land):
    _, first, second, here, there, elsewhere = land
    of_district, of_region = OfficialFactory(of=here), OfficialFactory(of=first)

    assert [of_district.governs(r) for r in (here, there, first)] == [True, False, False]
    assert [of_region.governs(r) for r in (first, here, there)] == [True] * 3
    assert not any(of_region.governs(r) for r in (second, elsewhere, None))


def test_an_appeal_leaves_the_district_although_the_place_stays_in_it(land):
    _, first, _, here, *_ = land
    appealed = ProblemFactory(region=here)
    appealed.office = OfficeFactory(region=first, kind="official_region")

    assert not governs(OfficialFactory(of=here), appealed)
    assert governs(OfficialFactory(of=first), appealed)
    assert coordinates(CoordinatorFactory(of=here), appealed)


def test_a_coordinator_decides_nothing_and_an_official_coordinates_nothing(land):
    problem = ProblemFactory(region=land[3])

    assert not governs(CoordinatorFactory(of=land[3]), problem)
    assert not coordinates(OfficialFactory(of=land[3]), problem)


def test_guests_and_the_system_may_nothing():
    for nobody in (None, AnonymousUser()):
        assert not is_signed_in(nobody)
        assert not has_confirmed_contact(nobody)
        assert not is_staff_of_platform(nobody)
        assert not is_office_member(nobody, OfficeFactory())


def test_only_those_who_sit_there_are_members_of_an_office():
    office = OfficeFactory()
    member = OfficialFactory(at=office)

    assert is_office_member(member, office)
    assert not is_office_member(member, OfficeFactory(region=office.region))
