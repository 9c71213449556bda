"""A state body is asked, answers in both languages, and says line by line what it gives.

The question is closed with the move that leaves its stage. It counts as the body's answer only
when somebody of the body made that move: an office that decides without waiting answers for
itself. A body may promise something at step 3 already: that counts once the initiative is
accepted, and with a refusal nothing is promised.
"""

from typing import Any

from initiatives.clocks import end_of
from initiatives.models import BodyPromise, Initiative, Involvement
from initiatives.querysets.territory import offices_of
from kernel.models import JournalEntry

Given = dict[str, Any]
Line = dict[str, Any]  # kind, words, amount_tiyn: as it stands in the journal
ANSWERS = {"accept", "refuse", "support"}  # of a body; whoever withdraws answers nothing
MOST_LINES, MOST_WORDS, MOST_TIYN = 30, 300, 10**13
PROMISING = frozenset({"accept", "support"})


def ask(initiative: Initiative, given: Given, *, kind: str) -> None:
    """Put the question; its term becomes the clock."""
    initiative.due_at = end_of(given.get("due_on")) or initiative.due_at
    Involvement.objects.create(
        initiative=initiative,
        office=given["office"],
        kind=kind,
        task=given["task"],
        due_at=initiative.due_at,
    )


def close(initiative: Initiative, entry: JournalEntry, given: Given) -> None:
    """The question waits no more: answered by its body, or void."""
    asked = initiative.involvements.unanswered().first()
    if asked is None:
        return
    asked.closed_at = entry.at
    if entry.verb in ANSWERS and asked.office in offices_of(entry.actor):
        asked.answered_by = entry.actor
        asked.answer_kk = given.get("public_answer_kk", "")
        asked.answer_ru = given.get("public_answer_ru", "")
        if entry.verb in PROMISING:
            _promise(asked, given.get("gives", []))
    asked.save()


def prolong(initiative: Initiative) -> None:
    """The body has as long as the clock, after a suspension too."""
    initiative.involvements.unanswered().update(due_at=initiative.due_at)


def _promise(asked: Involvement, lines: list[Line]) -> None:
    BodyPromise.objects.bulk_create(BodyPromise(involvement=asked, **line) for line in lines)


def gives_are_clear(_initiative: Initiative, given: Given) -> str | None:
    """Each line of what is given says what it is; money says how much."""
    lines = given.get("gives") or []
    is_short = isinstance(lines, list) and len(lines) <= MOST_LINES
    return None if is_short and all(map(_is_clear, lines)) else "gives_unclear"


def only_the_body_gives(initiative: Initiative, given: Given) -> str | None:
    """What is given, if anything, comes from the body that was asked."""
    if not given.get("gives") and not given.get("gives_nothing"):
        return None
    asked = initiative.involvements.unanswered().first()
    is_its = asked is not None and asked.office in offices_of(given.get("by"))
    return None if is_its else "gives_not_of_the_body"


def _is_clear(line: Line) -> bool:
    known = {"kind", "words", "amount_tiyn"}
    if line.get("kind") not in BodyPromise.Kind or not line.keys() <= known:
        return False
    words, amount = line.get("words", ""), line.get("amount_tiyn")
    if len(words) > MOST_WORDS:
        return False
    if line["kind"] == BodyPromise.Kind.MONEY:
        return isinstance(amount, int) and 0 < amount <= MOST_TIYN
    return amount is None and bool(words.strip())
