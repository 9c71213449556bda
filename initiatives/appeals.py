"""Where an appeal goes: one level up, and never to or back to the one who decided."""

from accounts.models import Membership, Office
from initiatives.models import Initiative
from initiatives.models.about import Thing
from initiatives.routing import OFFICIALS, upwards


def office_above(thing: Thing, decided: str = "refuse") -> Office | None:
    """The nearest official's office above the present one where the decider does not sit."""
    start = thing.office.region if thing.office else thing.region
    if start is None:
        return None
    barred = _offices_of_the_decider(thing, decided)
    for unit in upwards(start)[1:]:
        offices = Office.objects.filter(region=unit, kind__in=OFFICIALS, is_active=True)
        if office := offices.exclude(pk__in=barred).order_by("pk").first():
            return office
    return None


def offices_that_refused(initiative: Initiative) -> set[int]:
    """While an appeal is decided: where it lay, and where whoever refused it sits or sat."""
    moves = initiative.journal()
    appealed = moves.filter(verb="appeal")
    last = appealed.last()
    if last is None or moves.filter(verb="accept", pk__gt=last.pk).exists():
        return set()
    refusals = moves.filter(verb="refuse").values("actor")
    seats = Membership.objects.filter(user__in=refusals).values_list("office", flat=True)
    left = {entry.details.get("office_before_id") for entry in appealed}
    return (left | set(seats)) - {None}


def _offices_of_the_decider(thing: Thing, decided: str) -> set[int]:
    decision = thing.journal().filter(verb=decided).last()
    barred = {thing.office_id or 0, getattr(thing, "called_by_id", None) or 0}
    if decision is None:
        return barred
    seats = Membership.objects.filter(user=decision.actor_id)
    return barred | set(seats.values_list("office", flat=True))
