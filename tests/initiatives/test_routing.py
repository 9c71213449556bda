"""Who answers, and why; where an appeal goes."""

import pytest

from accounts.roles import OfficeKind
from initiatives.routing import office_for
from tests.factories.accounts import OfficeFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import DirectionFactory, InitiativeFactory, ProblemCategoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return RegionFactory()


@pytest.fixture
def district(region):
    return RegionFactory(under=region)


@pytest.fixture
def lighting(db):
    return ProblemCategoryFactory(direction=DirectionFactory(code="D16"))


def test_the_smallest_territory_answers_first(region, district, lighting):
    above = OfficeFactory(region=region, kind=OfficeKind.OFFICIAL_REGION)
    assert (office_for(lighting, district).office, office_for(lighting, district).why) == (
        above,
        "above",
    )

    own = OfficeFactory(region=district)
    assert (office_for(lighting, district).office, office_for(lighting, district).why) == (
        own,
        "territory",
    )


def test_a_department_of_the_sphere_comes_before_the_official(district, lighting):
    OfficeFactory(region=district)
    OfficeFactory(region=district, kind=OfficeKind.DEPARTMENT, direction_codes=["D01"])
    of_sphere = OfficeFactory(region=district, kind=OfficeKind.DEPARTMENT, direction_codes=["D16"])

    assert office_for(lighting, district).office == of_sphere
    assert office_for(lighting.direction, district).why == "department"


def test_a_closed_office_and_a_front_office_answer_nobody(district, lighting):
    OfficeFactory(region=district, is_active=False)
    OfficeFactory(region=district, kind=OfficeKind.COORDINATOR)

    assert office_for(lighting, district).why == "nobody"


def test_an_appeal_goes_one_level_up_and_past_the_refuser(region, district):
    refused = InitiativeFactory(at_stage="refused", region=district)
    refuser = refused.last_entry().actor
    at_region = OfficialFactory(of=region).offices[0]
    at_region.memberships.create(user=refuser)
    at_country = OfficialFactory(of=region.parent).offices[0]

    refused.move("appeal", by=refused.author, reason="Келіспеймін")

    assert refused.office == at_country
    assert refused.routed_because == "appeal"


def test_a_forwarded_initiative_leaves_the_desk_and_the_territory(district):
    initiative = InitiativeFactory(submitted=True, region=district)
    official = initiative.office.memberships.get().user
    elsewhere = OfficialFactory(of=RegionFactory())

    initiative.move(
        "forward", by=official, office=elsewhere.offices[0], reason="Басқа аумақ",
        reason_code="wrong_territory",
    )  # fmt: skip

    assert not official.has_perm("initiatives.review_initiative", initiative)
    assert elsewhere.has_perm("initiatives.review_initiative", initiative)
    assert initiative.last_entry().details["office_id"] == elsewhere.offices[0].pk
