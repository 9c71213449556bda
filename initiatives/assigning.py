"""Who in the office deals with a thing: a person of it, or a post below it.

It moves no stage and stops no clock: the office answers as before. The desk's own journal keeps
every hand it went through, and whoever gets it is told.
"""

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Membership, Office, User
from initiatives.models.about import Thing
from initiatives.predicates import has_a_hand_in
from initiatives.querysets.territory import DECIDING_KINDS
from kernel.models import JournalEntry
from kernel.outbox import Outbox
from kernel.workflow import Refusal


def colleagues(thing: Thing) -> list[User]:
    """Those who sit in its office today and have no hand in it."""
    sitting = Membership.objects.current().filter(office=thing.office_id, user__is_active=True)
    seats = sitting.select_related("user").order_by("user")
    people = dict.fromkeys(seat.user for seat in seats)
    return [person for person in people if not has_a_hand_in(person, thing)]


def offices_below(thing: Thing) -> QuerySet[Office]:
    """Departments of its office's territory, and the offices of smaller units."""
    if thing.office is None:
        return Office.objects.none()
    offices = Office.objects.open().of_kind(*DECIDING_KINDS).exclude(pk=thing.office_id)
    below = offices.filter(region__path__startswith=thing.office.region.path)
    return below.select_related("region").order_by("region__path", "kind", "pk")


@transaction.atomic
def assign(
    thing: Thing, *, by: User, to: User | None = None, office: Office | None = None
) -> JournalEntry | None:
    """Give it to a colleague or to a post below; to nobody takes it back.

    Returns the entry, or None where nothing changes. Refuses with not_allowed,
    assignee_elsewhere, assignee_twice.
    """
    thing = type(thing).objects.select_for_update(of=("self",)).get(pk=thing.pk)
    if not by.has_perm("initiatives.assign", thing):
        raise Refusal("not_allowed")
    if to and office:
        raise Refusal("assignee_twice")
    if to and to not in colleagues(thing):
        raise Refusal("assignee_elsewhere")
    if office and not offices_below(thing).filter(pk=office.pk).exists():
        raise Refusal("assignee_elsewhere")
    if (thing.assigned_to, thing.assigned_office) == (to, office):
        return None
    thing.assigned_to, thing.assigned_office = to, office
    thing.save(update_fields=["assigned_to", "assigned_office", "updated_at"])
    facts = {"to_id": to.pk if to else 0, "office_id": office.pk if office else 0}
    entry = JournalEntry.objects.note_down(thing, verb="assign", actor=by, **facts)
    if to or office:
        Outbox.put("assigned", key=f"assigned:{entry.pk}", payload={"entry": entry.pk})
    return entry
