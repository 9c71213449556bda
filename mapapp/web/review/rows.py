"""One row of the desk: the deadline first, in words; then what, where, how many care."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.models.about import THINGS
from initiatives.stages import Stage
from kernel.models import JournalEntry
from mapapp.templatetags.moments import days_left
from mapapp.templatetags.stage import stage_word
from mapapp.web.review.conditions import how_many, photos_of, supporters_of

LINE = 80
JOINED = {
    "problem": ("region", "category"),
    "initiative": ("region", "direction"),
}


class Line(NamedTuple):
    """A place in the queue."""

    kind: str
    pk: int


@dataclass(frozen=True, slots=True)
class Row:
    """What the table shows of one thing."""

    kind: str
    pk: int
    seen: int
    number: str
    title: str
    language: str
    district: str
    topic: str
    stage: str
    since: datetime
    due_at: datetime | None
    due: str
    tone: str
    supporters: int
    photos: int
    href: str

    @property
    def token(self) -> str:
        """What a tick before the row says: which thing, and what was seen of it."""
        return f"{self.kind}-{self.pk}-{self.seen}"


def rows_of(lines: list[Line]) -> list[Row]:
    """The rows of a page in the order of the queue; one query a table."""
    keys = defaultdict(list)
    for line in lines:
        keys[line.kind].append(line.pk)
    things = {kind: _things(kind, keys[kind]) for kind in keys}
    found = ((line.kind, things[line.kind].get(line.pk)) for line in lines)
    return [row_of(kind, thing) for kind, thing in found if thing]


def _things(kind: str, keys: list[int]) -> dict[int, Any]:
    """The things themselves, with what a row names."""
    rows = THINGS[kind].objects.filter(pk__in=keys).select_related(*JOINED[kind])
    return with_facts(kind, rows).in_bulk()


def with_facts(kind: str, rows: QuerySet) -> QuerySet:
    """The things with how many photos and supporters each has, and the entry a press would see."""
    return rows.annotate(
        pictures=how_many(photos_of(kind), kind),
        supporters=how_many(supporters_of(kind), "subject_id"),
        seen=last_entry_of(kind),
    )


def last_entry_of(kind: str) -> Subquery:
    """The latest move of the thing outside, for a sub-query; what a move compares with."""
    subject = ContentType.objects.get_for_model(THINGS[kind])
    entries = JournalEntry.objects.moves().filter(subject_type=subject, subject_id=OuterRef("pk"))
    return Subquery(entries.order_by("-pk").values("pk")[:1])


def row_of(kind: str, thing: Any) -> Row:  # noqa: ANN401 - of either kind
    """The row of a thing read `with_facts`."""
    is_problem = kind == "problem"
    topic = thing.category if is_problem else thing.direction
    text = thing.text.strip().partition("\n")[0][:LINE] if is_problem else thing.title
    words, tone = due_words(thing)
    return Row(
        kind=kind,
        pk=thing.pk,
        seen=thing.seen or 0,
        number=thing.number,
        title=text or topic.name,
        language=thing.language if text else "",
        district=thing.region.name,
        topic=topic.name,
        stage=stage_word(thing),
        since=thing.created_at,
        due_at=thing.due_at,
        due=words,
        tone=tone,
        supporters=thing.supporters,
        photos=thing.pictures,
        href=reverse(f"review:{kind}", args=[thing.pk]),
    )


def due_words(thing: Any) -> tuple[str, str]:  # noqa: ANN401 - anything with a clock
    """The deadline in words, and how loudly it is said."""
    if thing.stage == Stage.NEEDS_INFORMATION:
        return _("waiting for the author"), "waiting"
    if thing.paused_at:
        return _("the clock stands still"), "waiting"
    if not thing.due_at:
        return _("no term"), ""
    if thing.is_overdue:
        words = days_left(thing.due_at)
        return (_("overdue since today") if words == _("due today") else words), "danger"
    return days_left(thing.due_at), "warn" if thing.is_due_soon else ""
