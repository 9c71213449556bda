"""One row of the desk: the deadline first, in words; then what, where, how many care."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import Support
from initiatives.models import Initiative, Problem
from initiatives.stages import Stage
from mapapp.templatetags.moments import days_left
from mapapp.templatetags.stage import stage_word

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


def rows_of(lines: list[Line], desk: dict[str, QuerySet]) -> list[Row]:
    """The rows of a page in the order of the queue; one query a table and one for support."""
    keys = defaultdict(list)
    for line in lines:
        keys[line.kind].append(line.pk)
    things = {kind: _things(kind, desk[kind], keys[kind]) for kind in keys}
    supported = _supporters(keys)
    found = ((line, things[line.kind].get(line.pk)) for line in lines)
    return [_row(line, thing, supported[line]) for line, thing in found if thing]


def _things(kind: str, rows: QuerySet, keys: list[int]) -> dict[int, Any]:
    """The things themselves, with what a row names."""
    pictures = "photos" if kind == "problem" else "evidence"
    whole = rows.model.objects.filter(pk__in=keys).select_related(*JOINED[kind])
    return whole.annotate(pictures=Count(pictures)).in_bulk()


def _supporters(keys: dict[str, list[int]]) -> dict[Line, int]:
    """How many stand behind each, counted once for the page."""
    kinds = {ContentType.objects.get_for_model(model).pk: model for model in (Problem, Initiative)}
    names = {key: model.__name__.lower() for key, model in kinds.items()}
    asked = Q(pk__in=[])
    for key, name in names.items():
        asked |= Q(subject_type=key, subject_id__in=keys.get(name, []))
    rows = Support.objects.confirmed().filter(asked).values_list("subject_type", "subject_id")
    counted = rows.annotate(all=Count("pk")).order_by()
    found = {Line(names[key], pk): count for key, pk, count in counted}
    return defaultdict(int, found)


def _row(line: Line, thing: Any, supporters: int) -> Row:  # noqa: ANN401 - of either kind
    is_problem = line.kind == "problem"
    topic = thing.category if is_problem else thing.direction
    text = thing.text.strip().partition("\n")[0][:LINE] if is_problem else thing.title
    words, tone = due_words(thing)
    return Row(
        kind=line.kind,
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
        supporters=supporters,
        photos=thing.pictures,
        href=reverse(f"review:{line.kind}", args=[line.pk]),
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
