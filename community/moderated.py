"""What may be flagged and moderated: one line for each kind, written by the app that owns it.

Upper apps register their kinds in `ready()`; moderation knows nothing else of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet

from community.models import Decision

Row = Any  # a row of the kind's model
KINDS: dict[str, "Moderated"] = {}


def nothing_follows(_row: Row) -> None:
    """Hiding changes nothing beside the mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderated:
    """One kind of thing, in the five questions moderation asks about it."""

    name: str
    model: type[models.Model]
    parent_of: Callable[[Row], Row]  # what has the number and the region; itself where it has
    author_of: Callable[[Row], int | None]
    seen_by: Callable[[Any], QuerySet[Any]]  # those a person may look at, and so flag
    forget: Callable[[Row], None]  # what is left of it once it is deleted
    follow: Callable[[Row], None] = nothing_follows  # what else changes when it is hidden or shown
    is_photo: bool = False
    is_supported: bool = False  # people stand behind it
    is_private: bool = False  # moderators read it only once somebody has flagged it


def register(kind: Moderated) -> Moderated:
    """Make a kind known."""
    KINDS[kind.name] = kind
    return kind


def kind_of(row: Row) -> Moderated:
    """The line of a row's kind."""
    return next(kind for kind in KINDS.values() if kind.model is type(row))


def mark(decision: Decision, *, hidden_at: datetime | None) -> None:
    """Hide the thing or show it again; nothing else of it changes, not even its last change."""
    _hold_parent(decision)
    _rows(decision).update(hidden_at=hidden_at)
    follow(decision)


def _hold_parent(decision: Decision) -> None:
    """What else will change waits first, as for everybody who writes below it: no deadlock."""
    line, row = KINDS[decision.kind], _rows(decision).first()
    if row is not None and line.follow is not nothing_follows:
        parent = line.parent_of(row)
        manager = type(parent)._base_manager  # noqa: SLF001 - hidden ones, too
        manager.select_for_update(of=("self",)).filter(pk=parent.pk).first()


def follow(decision: Decision) -> None:
    """What else changes with it is as it should be."""
    if (row := _rows(decision).first()) is not None:
        KINDS[decision.kind].follow(row)


def forget(decision: Decision) -> None:
    """What the thing said is gone for good."""
    if (row := _rows(decision).first()) is not None:
        KINDS[decision.kind].forget(row)


def _rows(decision: Decision) -> QuerySet[Any]:
    model = KINDS[decision.kind].model
    return model._base_manager.filter(pk=decision.subject_id)  # noqa: SLF001 - hidden ones, too


def decision_about(row: Row) -> Decision:
    """The one decision of a thing; not saved while nothing has happened to it."""
    return decisions_about([row])[0]


def decisions_about(rows: Iterable[Row]) -> list[Decision]:
    """The same for many, in their order: one query a kind."""
    things = list(rows)
    by_kind: dict[type, list[int]] = {}
    for row in things:
        by_kind.setdefault(type(row), []).append(row.pk)
    known = {
        (model, one.subject_id): one
        for model, keys in by_kind.items()
        for one in Decision.objects.of_kind(model).filter(subject_id__in=keys)
    }
    found = [known.get((type(row), row.pk)) or _undecided(row) for row in things]
    for decision, row in zip(found, things, strict=True):
        decision.subject = row  # it is in hand: nobody has to read it again
    return found


def _undecided(row: Row) -> Decision:
    kind = kind_of(row)
    parent = kind.parent_of(row)
    return Decision(
        kind=kind.name,
        subject_type=ContentType.objects.get_for_model(row),
        subject_id=row.pk,
        number=parent.number,
        region=parent.region,
        author_id=kind.author_of(row),
    )


def kept_decision(row: Row) -> Decision:
    """The same, saved: two at once make one row."""
    drawn = decision_about(row)
    if drawn.pk:
        return drawn
    kept, _ = Decision.objects.get_or_create(
        subject_type=drawn.subject_type,
        subject_id=drawn.subject_id,
        defaults={name: getattr(drawn, name) for name in ("kind", "number", "region", "author")},
    )
    return kept
