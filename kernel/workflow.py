"""The engine of every life in the product: a declared table of moves, carried out in one way.

Lock, check, write down, change, announce: in that order, once, for every workflow. The
announcement is an outbox row of the same transaction, so a kill after the commit loses nothing.
Refusals carry codes; the words for people live in the faces.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import transaction

from kernel import clock
from kernel.models import JournalEntry, Staged
from kernel.outbox import Outbox

Given = dict[str, Any]
Actor = Any  # a user or None: kernel knows no accounts
Fact = Any  # whatever a move is given: words, a model, photos
Predicate = Callable[[Any, Staged], bool]
Requirement = Callable[[Staged, Given], str | None]
Effect = Callable[[Staged, JournalEntry, Given], None]

NOT_ALLOWED, STALE, WRONG_STAGE = "not_allowed", "stale", "wrong_stage"


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A move that may not be made: a code, what fills its words, and the entry that came first."""

    def __init__(self, code: str, entry: JournalEntry | None = None, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.entry = entry
        self.params = params

    @property
    def is_conflict(self) -> bool:
        """Somebody else was faster: an answer of 409, not of 422."""
        return self.code in {STALE, WRONG_STAGE}


@dataclass(frozen=True, slots=True)
class OneOf:
    """A target known only at the moment of the move, out of a declared set."""

    stages: frozenset[str]
    choose: Callable[[Staged, Given], str]


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the table: who may take what from where to where, with what, by when.

    `when` sees what is given and, as `by`, who makes the move.
    `needs` names what must be given and not blank; a name with `|` accepts any of its parts.
    `clock` is `start:<term>`, `pause`, `resume` or `stop`; empty leaves the clock alone.
    `tells` names audiences; only `notifications/subscribers.py` knows the people behind them.
    `effect` may change fields of the subject, which is saved after it; what must see the new
    stage in the database belongs into the workflow's `after`.
    """

    verb: str
    source: frozenset[str]
    target: str | OneOf
    by: Predicate
    when: tuple[Requirement, ...] = ()
    needs: tuple[str, ...] = ()
    clock: str = ""
    tells: frozenset[str] = frozenset()
    effect: Effect | None = None

    @property
    def targets(self) -> frozenset[str]:
        """Every stage the move can lead to."""
        return self.target.stages if isinstance(self.target, OneOf) else frozenset({self.target})

    def check(self, user: object, subject: Staged, given: Given, *, seen: int | None) -> None:
        """Refuse whatever must not happen; the order is the order of the answers people get."""
        if not self.by(user, subject):
            raise Refusal(NOT_ALLOWED, verb=self.verb)
        last = subject.last_entry()
        if seen is not None and (last.pk if last else 0) != seen:
            raise Refusal(STALE, last, verb=self.verb, stage=subject.stage)
        if subject.stage not in self.source:
            raise Refusal(WRONG_STAGE, last, verb=self.verb, stage=subject.stage)
        for is_ready in self.when:
            if code := is_ready(subject, {"by": user, **given}):
                raise Refusal(code, verb=self.verb)
        for name in self.needs:
            if not any(_is_given(given, part) for part in name.split("|")):
                code = "reason_missing" if "reason" in name else f"{name.split('|')[0]}_missing"
                raise Refusal(code, verb=self.verb, field=name.split("|")[0])

    def aim(self, subject: Staged, given: Given) -> str:
        """The stage this very move leads to."""
        if not isinstance(self.target, OneOf):
            return self.target
        chosen = self.target.choose(subject, given)
        if chosen not in self.target.stages:
            message = f"{self.verb} chose {chosen}, which its table does not declare"
            raise ValueError(message)
        return chosen


def _is_given(given: Given, name: str) -> bool:
    value = given.get(name)
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {}, ())


class Workflow:
    """A named table of moves over one kind of subject."""

    registry: ClassVar[dict[str, "Workflow"]] = {}

    def __init__(self, name: str, *moves: Move, after: Effect | None = None) -> None:
        self.name = name
        self.moves = {move.verb: move for move in moves}
        self.after = after
        if len(self.moves) != len(moves):
            message = f"{name}: a verb stands twice"
            raise ValueError(message)
        Workflow.registry[name] = self

    def __iter__(self) -> Iterator[Move]:
        return iter(self.moves.values())

    def named(self, verb: str) -> Move:
        """The move of that verb; KeyError for a word the table does not know."""
        return self.moves[verb]

    def open_to(self, user: object, subject: Staged) -> list[Move]:
        """What this person may do next, in the order of the table."""
        return [m for m in self if subject.stage in m.source and m.by(user, subject)]

    def apply(
        self, verb: str, subject: Staged, *, by: Actor, seen: int | None = None, **given: Fact
    ) -> JournalEntry:
        """Carry out one move. `by=None` is the system; `seen` is the entry the person saw last.

        Raises `Refusal` (nothing is changed) and KeyError for an unknown verb.
        """
        move = self.named(verb)
        with transaction.atomic():
            locked = self.lock(subject)
            move.check(by, locked, given, seen=seen)
            target = move.aim(locked, given)
            entry = JournalEntry.objects.write(
                locked, workflow=self.name, verb=move.verb, after=target, actor=by, given=given
            )
            locked.enter(target, at=entry.at)
            clock.follow(locked, move.clock, at=entry.at)
            if move.effect:
                move.effect(locked, entry, given)
            locked.save()  # once, with what the effect changed: constraints see the whole row
            if self.after:
                self.after(locked, entry, given)
            Outbox.put("moved", key=f"moved:{entry.pk}", payload={"entry": entry.pk})
        return entry

    def lock(self, subject: Staged) -> Staged:
        """The row as it is now, held until the end of the transaction."""
        rows = type(subject)._base_manager.select_for_update(of=("self",))  # noqa: SLF001 - whole rows, past any public filter
        return rows.get(pk=subject.pk)

    def as_mermaid(self) -> str:
        """The table as a state diagram; compared with docs/pipeline.md by a test."""
        lines = ["stateDiagram-v2"]
        for move in self:
            for source in sorted(move.source):
                lines += [f"    {source} --> {to}: {move.verb}" for to in sorted(move.targets)]
        return "\n".join(lines) + "\n"
