"""Where an appeal goes: one level up, and never to the one who decided."""

from accounts.models import Membership, Office
from initiatives.models import Initiative
from initiatives.routing import OFFICIALS, upwards


def office_above(initiative: Initiative) -> Office | None:
    """The nearest official's office above the present one that the refuser does not sit in."""
    start = initiative.office.region if initiative.office else initiative.region
    if start is None:
        return None
    barred = _offices_of_the_refuser(initiative)
    for unit in upwards(start)[1:]:
        offices = Office.objects.filter(region=unit, kind__in=OFFICIALS, is_active=True)
        if office := offices.exclude(pk__in=barred).order_by("pk").first():
            return office
    return None


def _offices_of_the_refuser(initiative: Initiative) -> set[int]:
    refusal = initiative.journal().filter(verb="refuse").last()
    if refusal is None:
        return {initiative.office_id or 0}
    seats = Membership.objects.filter(user=refusal.actor_id)
    return {initiative.office_id or 0, *seats.values_list("office", flat=True)}
