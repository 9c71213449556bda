"""A city, an oblast, a village with so many people, and the many who stand behind something."""

from datetime import date

from accounts.models import User
from community.models import Support
from tests.factories.accounts import UserFactory
from tests.factories.community import SupportFactory
from tests.factories.geo import RegionFactory

COUNTED_ON = date(2026, 1, 1)
FIGURE = {"population_on": COUNTED_ON, "population_source": "Bureau of National Statistics"}


def area(kind, *, people):
    """A unit of this kind where so many people live."""
    facts = FIGURE | {"population": people}
    if kind == "village":
        return RegionFactory(under=RegionFactory(under=RegionFactory()), kind="village", **facts)
    return RegionFactory(kind="city" if kind == "city" else "region", **facts)


def stand_behind(initiative, number):
    """So many neighbours with confirmed contacts, past the door: nobody counts them yet."""
    people = User.objects.bulk_create(UserFactory.build_batch(number, confirmed=True))
    voices = (SupportFactory.build(user=one, subject=initiative) for one in people)
    Support.objects.bulk_create(voices)
