"""A small world with two territories: in each, one thing of every kind and the people around it.

Everything in it carries a canary, what must never leave by any public door; `canary.py` reads
them back from the database as they were really kept. In the first territory sits one person of
each role, too.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from accounts.models import Office, User
from accounts.roles import ROLES, STAFF_ROLES, OfficeKind
from geo.fields import point
from tests.factories.accounts import AddressFactory, OfficeFactory, StaffFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.resources import (
    BusinessFactory,
    GroupFactory,
    OrganisationFactory,
    VolunteerFactory,
)
from tests.web import things

OWN_BOX, OTHER_BOX = (69.0, 53.0, 70.0, 54.0), (76.0, 43.0, 77.0, 44.0)
# Besides the roles: people who have a right because of what they did. One of each a territory.
PARTIES = ("reporter", "author", "lead", "member", "neighbour", "speaker")
COLUMNS = (*ROLES, *PARTIES)


@dataclass
class Territory:
    """One region with its offices, one thing of each kind, and the people around them."""

    region: object
    people: dict
    things: SimpleNamespace = field(default_factory=SimpleNamespace)


def build():
    """Both territories and the people."""
    own, other = _territory(OWN_BOX, 0), _territory(OTHER_BOX, 1)
    roles = {role: _person(role, own) for role in ROLES if role != "guest"}
    for person in User.objects.filter(emailaddress=None):
        AddressFactory(user=person)  # so that every letter has somebody to go to
    return SimpleNamespace(own=own, other=other, people={"guest": None, **roles, **own.people})


def _territory(box, number):
    region = RegionFactory(box=box)
    for kind in OfficeKind:
        OfficeFactory(kind=kind, region=region)
    people = {who: _shy(who, number, place) for place, who in enumerate((*PARTIES, "asker"))}
    made = Territory(region, people)
    made.things = things.all_of(made, point(box[0] + 0.523417, box[1] + 0.512345))
    return made


def _shy(who, number, place):
    """Somebody with a confirmed contact and a name they show to nobody."""
    return UserFactory(
        email=f"canary-{who}-{number}@asar.invalid", phone=f"+77075550{number}{place}1",
        phone_verified_at="2026-01-01T00:00Z", public_name=f"CANARY-NAME-{who}-{number}",
        shows_name=False,
    )  # fmt: skip


def _person(role, territory):
    if role in STAFF_ROLES:
        return _of_staff(role, territory)
    person = UserFactory(confirmed=True)
    at = point(territory.region.centre.x + 0.3, territory.region.centre.y + 0.3)
    if role == "volunteer":
        VolunteerFactory(user=person, at=at)
    elif role == "group_lead":
        GroupFactory(led_by=person, at=at)
    elif role == "representative":
        OrganisationFactory(led_by=person, at=at, verified=True)
    elif role == "representative_unverified":
        BusinessFactory(led_by=person, at=at)
    return User.objects.get(pk=person.pk)


def _of_staff(role, territory):
    """In the office of that kind; the operator also has a password and recovery codes."""
    at = Office.objects.filter(kind=role, region=territory.region).earliest("pk")
    if role != OfficeKind.OPERATOR:
        return StaffFactory(at=at)
    operator = StaffFactory(at=at, is_staff=True, password="a password of nobody")
    RecoveryCodes.activate(operator)
    assert Authenticator.objects.filter(user=operator).count() == 2
    return operator
