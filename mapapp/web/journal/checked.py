"""One thing's history with its seals: each public step, and whether it is as it was written.

Entries of the desk are checked with the others and told of in a number: what they say is not
public.
"""

from dataclasses import dataclass
from datetime import datetime

from initiatives.models.about import Thing
from kernel.models import JournalEntry
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


def _step(entry: JournalEntry, altered: list[int]) -> Step:
    words = words_of(entry.workflow, entry.verb)
    return Step(
        title=str(words.happened),
        at=entry.at,
        seal=bytes(entry.seal).hex(),
        is_whole=entry.pk not in altered,
    )
