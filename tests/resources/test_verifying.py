import pytest

from accounts.roles import roles_of
from geo.models import Pin
from kernel.workflow import Refusal
from resources.introducing import introduce
from resources.models import LegalPerson, Owner, Representative
from resources.verifying import claim_to_be
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.resources import ALMATY, OrganisationFactory, valid_bin

pytestmark = pytest.mark.django_db


@pytest.fixture
def claimed():
    region = RegionFactory()
    body = OrganisationFactory(region=region, led_by=UserFactory(confirmed=True))
    return claim_to_be(body, valid_bin(1), by=body.representatives.first().user)


def test_a_coordinator_of_the_region_verifies_an_organisation(claimed):
    person = claimed.owner.representatives.first().user
    assert "representative" not in roles_of(person)

    claimed.move("verify", by=CoordinatorFactory(of=claimed.region))

    assert claimed.is_verified
    assert claimed.verified_at == claimed.stage_since
    assert "representative" in roles_of(person)


def test_a_coordinator_elsewhere_does_not(claimed):
    with pytest.raises(Refusal, match="not_allowed"):
        claimed.move("verify", by=CoordinatorFactory(of=RegionFactory()))


def test_a_coordinator_does_not_verify_their_own_organisation(claimed):
    coordinator = CoordinatorFactory(of=claimed.region)
    Representative.objects.create(owner=claimed.owner, user=coordinator)

    with pytest.raises(Refusal, match="not_allowed"):
        claimed.move("verify", by=coordinator)


def test_a_refusal_says_why(claimed):
    coordinator = CoordinatorFactory(of=claimed.region)

    with pytest.raises(Refusal, match="reason_missing"):
        claimed.move("refuse", by=coordinator)
    claimed.move("refuse", by=coordinator, reason="The number belongs to a closed company")
    assert not claimed.is_verified


def test_another_number_begins_the_check_anew(claimed):
    claimed.move("verify", by=CoordinatorFactory(of=claimed.region))
    person = claimed.owner.representatives.first().user

    again = claim_to_be(claimed.owner, valid_bin(2), by=person)

    assert not again.is_verified
    assert LegalPerson.objects.count() == 1


def test_whoever_founds_a_group_speaks_for_it():
    founder, land = UserFactory(confirmed=True), RegionFactory(box=(76, 43, 78, 44))
    group = Owner(kind=Owner.Kind.GROUP, name="Көршілер", home=ALMATY)

    introduce(group, by=founder)

    assert list(Owner.objects.spoken_for_by(founder)) == [group]
    assert group.region == land


def test_whoever_is_verified_stands_on_the_map_and_whoever_is_not_does_not(claimed):
    owners = Pin.objects.filter(kind="owner", ref=claimed.owner_id)
    assert not owners.exists()

    claimed.move("verify", by=CoordinatorFactory(of=claimed.region))
    assert owners.get().title == claimed.owner.name

    claimed.move("refuse", by=CoordinatorFactory(of=claimed.region), reason="Құжат ескі")
    assert not owners.exists()


def test_a_group_needs_no_papers_and_a_volunteer_is_never_shown():
    person, _land = UserFactory(confirmed=True), RegionFactory(box=(76, 43, 78, 44))
    introduce(Owner(kind="volunteer", home=ALMATY), by=person)
    introduce(Owner(kind="group", name="Аула тобы", home=ALMATY), by=person)

    assert [*Pin.objects.values_list("title", flat=True)] == ["Аула тобы"]
