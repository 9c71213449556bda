"""One thing's history with its seals: each public step, and whether it is as it was written.

Entries of the desk are checked with the others and told of in a number: what they say is not
public.
"""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from initiatives.models.about import THINGS, Thing
from kernel.models import JournalCheck, JournalEntry
from kernel.sealing import altered_entries
from mapapp.web.verbs import words_of


@dataclass(frozen=True, slots=True)
class Step:
    """One public entry: what happened, its seal in hexadecimal digits, whether it fits."""

    title: str
    at: datetime
    seal: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """A history that was looked at just now."""

    steps: list[Step]
    others: int  # entries of the desk
    altered: list[int]

    @property
    def is_whole(self) -> bool:
        """Every entry is as it was written."""
        return not self.altered


def checked(thing: Thing) -> Checked:
    """Looked over now, by three questions to the database."""
    public = list(thing.journal())
    altered = altered_entries(thing)
    return Checked(
        steps=[_step(entry, altered) for entry in reversed(public)],
        others=JournalEntry.objects.of(thing).count() - len(public),
        altered=altered,
    )


@dataclass(frozen=True, slots=True)
class Altered:
    """An entry that is not as it was written; the thing it is about, where this person sees it."""

    entry: JournalEntry
    number: str = ""
    href: str = ""


def found_by(check: JournalCheck, viewer: object) -> list[Altered]:
    """What a look found, the oldest first: a question for each kind of thing, and one for all."""
    entries = JournalEntry.objects.filter(pk__in=check.altered).order_by("pk")
    rows = list(entries.select_related("subject_type"))
    seen = {kind: _seen(kind, rows, viewer) for kind in THINGS}
    return [
        Altered(row, seen[kind][row.subject_id], reverse(f"journal:{kind}", args=[row.subject_id]))
        if (kind := row.subject_type.model) in THINGS and row.subject_id in seen[kind]
        else Altered(row)
        for row in rows
    ]


def _seen(kind: str, rows: list[JournalEntry], viewer: object) -> dict[int, str]:
    """The public numbers of the things of a kind that this person sees."""
    keys = [row.subject_id for row in rows if row.subject_type.model == kind]
    things = THINGS[kind].objects.visible_to(viewer).order_by().filter(pk__in=keys)
    return dict(things.values_list("pk", "number"))


def _step(entry: JournalEntry, altered: list[int]) -> Step:
    words = words_of(entry.workflow, entry.verb)
    return Step(
        title=str(words.happened),
        at=entry.at,
        seal=bytes(entry.seal).hex(),
        is_whole=entry.pk not in altered,
    )
