"""Notes what happened in public, whatever workflow it came from.

Called by the relay for each move, at least once; the announcement's key makes it one happening.
What has no pin when the note is taken is not public, and nobody who follows a place hears of it.
"""

from datetime import datetime

from geo.models import Pin, Region
from initiatives.models import WorkNews
from kernel.models import JournalEntry
from kernel.outbox import Payload, handles
from kernel.workflow import Workflow
from notifications.models import Follow, Happening


@handles("moved")
def note_what_happened(payload: Payload) -> None:
    """Write down what the public sees of a move."""
    entry = JournalEntry.objects.select_related("subject_type").get(pk=payload["entry"])
    kind, ref = _thing_of(entry)
    pin = Pin.objects.select_related("region").filter(kind=kind, ref=ref).first()
    if pin is not None:
        note(pin, cause=payload["key"], by=entry.actor_id, at=entry.at)


@handles("news")
def note_the_news(payload: Payload) -> None:
    """Write down that those who do the work told of it, so that digests name the initiative."""
    news = WorkNews.objects.said().filter(pk=payload["news"]).first()
    pin = news and Pin.objects.select_related("region").filter(
        kind=Pin.Kind.INITIATIVE, ref=news.initiative_id
    )
    if pin and (found := pin.first()):
        note(found, cause=payload["key"], by=news.author_id, at=news.created_at)


def _thing_of(entry: JournalEntry) -> tuple[str, int]:
    """What stands on the map: an answer to supporters is news of its initiative."""
    if entry.workflow == "owed":
        is_news = "followers" in Workflow.registry["owed"].named(entry.verb).tells
        return ("initiative", entry.subject.initiative_id) if is_news else ("", 0)
    return entry.subject_type.model, entry.subject_id


def note(pin: Pin, *, cause: str, by: int | None, at: datetime) -> Happening:
    """The happening of one pin; a second call with the same cause changes nothing."""
    facts = {
        "kind": pin.kind,
        "ref": pin.ref,
        "point": pin.point,
        "region": pin.region,
        "regions": list(Region.objects.above(pin.region).values_list("pk", flat=True)),
        "topic": pin.topic,
        "stage": pin.stage,
        "stage_group": pin.stage_group,
        "is_new": not Happening.objects.filter(kind=pin.kind, ref=pin.ref).exists(),
        "actor_id": by,
        "at": at,
    }
    happening, _ = Happening.objects.get_or_create(cause=cause, defaults=facts)
    return happening


@handles("moved")
def carry_follows_over(payload: Payload) -> None:
    """Who followed a duplicate follows the other one; undoing the merge takes that back."""
    entry = JournalEntry.objects.get(pk=payload["entry"])
    kind, ref = entry.subject_type.model, entry.subject_id
    if entry.verb == "unmerge":
        Follow.objects.filter(thing_kind=kind, came_from_ref=ref).delete()
    elif entry.verb == "merge":
        target = getattr(entry.subject, "duplicate_of_id", None)
        _copy_follows(kind, ref, target)


def _copy_follows(kind: str, ref: int, target: int | None) -> None:
    if target is None:
        return
    copies = [
        Follow(
            user_id=one.user_id,
            shape=Follow.Shape.THING,
            thing_kind=kind,
            thing_ref=target,
            cadence=one.cadence,
            is_paused=one.is_paused,
            came_from_ref=ref,
        )
        for one in Follow.objects.filter(thing_kind=kind, thing_ref=ref)
    ]
    Follow.objects.bulk_create(copies, ignore_conflicts=True)
