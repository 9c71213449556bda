"""A question to an author, answered from the message that carries it, without signing in.

The link names the entry that asked. It works while that question is the last thing that
happened: an answer, a withdrawal or the end of the term closes it, so it is used once.
"""

from dataclasses import dataclass
from datetime import timedelta

from initiatives.models.about import Thing
from initiatives.stages import Stage
from kernel.links import UNKNOWN, seal, unseal
from kernel.models import JournalEntry
from kernel.workflow import Refusal

PURPOSE, LASTS = "question", timedelta(days=60)
OVER = "question_over"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and the thing it is about."""

    entry: JournalEntry
    thing: Thing

    @property
    def question(self) -> str:
        """In the words of the office."""
        return str(self.entry.details.get("question", ""))

    @property
    def is_open(self) -> bool:
        """Nothing has happened since."""
        waits = self.thing.stage == Stage.NEEDS_INFORMATION
        return waits and self.thing.last_entry() == self.entry


def word_for(entry: JournalEntry) -> str:
    """The word of the address that answers this question."""
    return seal(PURPOSE, ask=entry.pk)


def asked_by(word: str) -> Asked:
    """The question of a link. Refuses with link_unknown, link_late."""
    facts = unseal(PURPOSE, word, within=LASTS)
    entry = JournalEntry.objects.filter(pk=facts.get("ask"), verb="ask").first()
    if entry is None or entry.subject is None:
        raise Refusal(UNKNOWN)
    return Asked(entry, entry.subject)


def answer_by(word: str, answer: str) -> JournalEntry:
    """The author's answer. Refuses as above, with question_over, and as the table does."""
    asked = asked_by(word)
    if not asked.is_open:
        raise Refusal(OVER)
    seen = asked.entry.pk  # of two presses at once the table takes one
    return asked.thing.move(
        "answer", by=asked.thing.author, seen=seen, answer=answer, by_link=True
    )
