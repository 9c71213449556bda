"""Volunteers are residents of where they said they live: as far as a cell of a kilometre tells."""

from accounts.models import User
from initiatives.models import Area, Initiative
from resources.models import Volunteer
from resources.querysets import OwnerQuerySet


def volunteers(initiative: Initiative, area: Area) -> list[int]:
    """Those who let themselves be found, may sign in and have shown a contact to be theirs."""
    here = _living(initiative, area).available()
    sure = User.objects.with_confirmed_contact().filter(is_active=True)
    return list(here.filter(user__in=sure).values_list("user", flat=True))


def _living(initiative: Initiative, area: Area) -> OwnerQuerySet:
    rows = Volunteer.objects.all()
    if area.km is None:
        return rows.inside(initiative.region)
    if initiative.location is None:
        return rows.none()
    return rows.near(initiative.location, km=area.km)
