"""What a feed may tell: pins and their public changes, a bounded number, the newest first.

A feed reads only `Pin` and the happenings of things that have one: whatever leaves the map
leaves every feed. The validators come of the very rows a feed would show.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from geo.models import Pin, Region
from initiatives.taxonomy import Direction, ProblemCategory
from notifications.models import Happening

LONGEST = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a feed."""

    key: str
    pin: Pin
    at: datetime


def of_area(kato: str) -> tuple[str, list[Entry]]:
    """What changed last in a unit of the tree."""
    region = get_object_or_404(Region, kato=kato)
    pins = Pin.objects.filter(region_path__startswith=region.path)
    return region.name, _entries(pins)


def of_topic(code: str) -> tuple[str, list[Entry]]:
    """What changed last about a category of problems or a direction of initiatives."""
    words = (words.objects.filter(code=code).first() for words in (ProblemCategory, Direction))
    word = next((word for word in words if word), None)
    if word is None:
        raise Http404
    return word.name, _entries(Pin.objects.filter(topic=code))


def of_thing(kind: str, ref: int) -> tuple[str, list[Entry]]:
    """What happened with one thing, each change an entry of its own."""
    pin = get_object_or_404(Pin.objects.select_related("region"), kind=kind, ref=ref)
    happened = Happening.objects.filter(kind=kind, ref=ref).newest_first()[:LONGEST]
    return pin.title, [
        Entry(f"{kind}-{ref}-{one.pk}", _as_it_was(pin, one), one.at) for one in happened
    ] or [Entry(f"{kind}-{ref}", pin, pin.changed_at)]


def _as_it_was(pin: Pin, happening: Happening) -> Pin:
    """The words of today with the stage of that day."""
    return Pin(
        kind=pin.kind,
        ref=pin.ref,
        title=pin.title,
        language=pin.language,
        region=pin.region,
        topic=pin.topic,
        stage=happening.stage,
        stage_group=happening.stage_group,
    )


def _entries(pins: object) -> list[Entry]:
    rows = pins.select_related("region").order_by("-changed_at", "-pk")[:LONGEST]
    return [Entry(f"{pin.kind}-{pin.ref}", pin, pin.changed_at) for pin in rows]


OF = {"areas": of_area, "topics": of_topic, "things": lambda thing: of_thing(*thing)}


@dataclass(frozen=True, slots=True)
class Asked:
    """One feed as it stands: its name, its entries, and how a reader knows it again."""

    title: str
    entries: list[Entry]

    @property
    def etag(self) -> str:
        """Changes with any entry, any title and the language."""
        shown = [(e.key, e.at.isoformat(), e.pin.title, e.pin.stage) for e in self.entries]
        facts = repr((get_language(), self.title, shown)).encode()
        return f'"{hashlib.sha256(facts).hexdigest()[:32]}"'

    @property
    def last_modified(self) -> datetime | None:
        """When its newest entry changed."""
        return max((entry.at for entry in self.entries), default=None)


def asked(request: HttpRequest, *, of: str, code: object) -> Asked:
    """Read the rows of a feed once for a visit, for its validators and its body."""
    if not hasattr(request, "asked_feed"):
        request.asked_feed = Asked(*OF[of](code))
    return request.asked_feed
