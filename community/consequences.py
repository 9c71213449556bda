"""What a moderator's move changes beside the stage: the thing itself, out of sight or back."""

from typing import Any

from community import moderated, redacting
from community.models import Decision
from kernel.models import JournalEntry

Given = dict[str, Any]


def keep(decision: Decision, _entry: JournalEntry, _given: Given) -> None:
    """It stays as its author has left it."""
    moderated.follow(decision)


def hide(decision: Decision, entry: JournalEntry, given: Given) -> None:
    """No public door leads to it any more."""
    decision.breach, decision.decided_by = given["reason_code"], entry.actor
    moderated.mark(decision, hidden_at=entry.at)


def restore(decision: Decision, _entry: JournalEntry, _given: Given) -> None:
    """It is back exactly as it was."""
    decision.decided_by = None
    moderated.mark(decision, hidden_at=None)


def redact(decision: Decision, entry: JournalEntry, given: Given) -> None:
    """The parts are gone from what is served; the original is kept in private."""
    decision.breach = given["reason_code"]
    redacting.redact(decision.subject, given["rectangles"], by=entry.actor)


def unredact(decision: Decision, _entry: JournalEntry, _given: Given) -> None:
    """The original is served again, byte by byte."""
    redacting.unredact(decision.subject)


def ask_deletion(decision: Decision, entry: JournalEntry, given: Given) -> None:
    """Another moderator has the last word."""
    decision.breach, decision.decided_by = given["reason_code"], entry.actor


def delete(decision: Decision, _entry: JournalEntry, _given: Given) -> None:
    """What it said is gone; this row says what it was, why it went and by whose hand."""
    redacting.forget_original(decision)
    moderated.forget(decision)
