"""How an owner makes themselves known: the row, who speaks for it, its papers, in one step."""

from django.db import transaction

from accounts.models import User
from geo.locating import locate
from resources.models import Owner, Representative
from resources.pins import put_owner
from resources.verifying import claim_to_be


@transaction.atomic
def introduce(owner: Owner, *, by: User, bin_number: str = "") -> Owner:
    """Keep what an owner says about themselves; whoever founds a body speaks for it."""
    is_new = owner.pk is None
    if owner.is_volunteer:
        owner.user = by
    owner.region = _region_of(owner)
    owner.save()
    if is_new and not owner.is_volunteer:
        Representative.objects.create(owner=owner, user=by, role=Representative.Role.LEAD)
    if bin_number:
        claim_to_be(owner, bin_number, by=by)
    put_owner(owner)
    return owner


def _region_of(owner: Owner) -> object:
    located = locate(owner.home)
    return located.district or located.region
