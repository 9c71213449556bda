"""What is done, what is missing for the next moves, and who makes them: read off the move table.

Nothing here knows a stage or a verb by name: a move that is added to the table, or asks for one
thing more, stands in the list at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from initiatives.clocks import TURN_OF, Turn
from initiatives.models import Initiative
from initiatives.pipeline import PIPELINE
from initiatives.stages import BESIDE_THE_STEPS, step_of
from kernel.workflow import Move, Refusal, Requirement
from mapapp.web import refusals
from mapapp.web.initiatives.mending import mending_of
from mapapp.web.initiatives.move_forms import form_for
from mapapp.web.verbs import words_of

FARTHEST = 4  # moves of others that are looked over to find the next one of one's own
DONE, MISSING, ASKED = "done", "missing", "asked"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing a move must have; `asked` is given in the move's own form."""

    label: str
    state: str
    why: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class NextMove:
    """One move ahead: what it needs, who makes it, after what it opens."""

    verb: str
    press: str
    rows: list[Row]
    who: str
    after: str = ""

    @property
    def missing(self) -> list[Row]:
        """What stands in the way."""
        return [row for row in self.rows if row.state == MISSING]

    @property
    def is_ready(self) -> bool:
        """Nothing is missing: it opens, or only its form is left."""
        return not self.missing


@dataclass(frozen=True)
class NextSteps:
    """The list for one of those who carry an initiative."""

    initiative: Initiative
    user: Any

    @cached_property
    def now(self) -> list[NextMove]:
        """The moves that stand open to those who carry it."""
        return [self._made(move) for move in self._own(self.initiative.stage)]

    @cached_property
    def ahead(self) -> list[NextMove]:
        """Their next moves once others have made theirs: what can be prepared meanwhile."""
        if self.now or self.initiative.stage not in TURN_OF:
            return []
        made = [self._made(move, after) for move, after in self._behind()]
        return [one for one in made if any(row.state != ASKED for row in one.rows)]

    def _behind(self) -> list[tuple[Move, Move]]:
        """The nearest own moves beyond those of others, each with the move that opens it."""
        reached = {self._aim(move): move for move in _onwards(self.initiative.stage)}
        seen = {self.initiative.stage}
        for _step in range(FARTHEST):
            found = [(move, via) for at, via in reached.items() for move in self._own(at)]
            if found:
                return _each_once(found)
            seen |= set(reached)
            reached = {
                target: move
                for at in reached
                for move in _onwards(at)
                for target in sorted(move.targets - seen)
            }
        return []

    def _aim(self, move: Move) -> str:
        """Where a move of others would lead right now."""
        return move.aim(self.initiative, {})

    def _own(self, stage: str) -> list[Move]:
        """The moves out of a stage that lead on and that the author or the lead makes."""
        return [m for m in PIPELINE if stage in m.source and _leads_on(m) and self._maker(m)]

    def _maker(self, move: Move) -> Any:  # noqa: ANN401 - a user or none
        """Who of those who carry it makes it; the reader before all others."""
        people = (self.user, self.initiative.lead, self.initiative.author)
        return next((one for one in people if one and move.by(one, self.initiative)), None)

    def _made(self, move: Move, after: Move | None = None) -> NextMove:
        maker = self._maker(move)
        words = words_of("initiative", move.verb)
        return NextMove(
            verb=move.verb,
            press=str(words.press),
            rows=[*self._prepared(move, maker), *self._asked(move)],
            who="" if maker == self.user else self._called(maker),
            after=str(words_of("initiative", after.verb).happened) if after else "",
        )

    def _called(self, maker: Any) -> str:  # noqa: ANN401 - as above
        is_lead = maker.pk == self.initiative.lead_id
        return str(Turn.LEAD.label if is_lead else Turn.AUTHOR.label)

    def _prepared(self, move: Move, maker: Any) -> Iterator[Row]:  # noqa: ANN401 - as above
        """What must be there before: asked of the very requirements of the table."""
        for requirement in move.when:
            mending = mending_of(requirement)
            off = self._lacks(move, requirement, maker)
            if mending.is_given_at_once:
                if off:
                    yield Row(str(mending.label), ASKED)
            elif off:
                why = refusals.words(off)
                href = mending.href(self.user, self.initiative) if maker == self.user else ""
                yield Row(str(mending.label), MISSING, why, href)
            else:
                yield Row(str(mending.label), DONE)

    def _lacks(
        self,
        move: Move,
        asked: Requirement,
        maker: Any,  # noqa: ANN401 - a user or nobody
    ) -> Refusal | None:
        """Why it may not be made yet: a requirement answers with a code or refuses."""
        try:
            code = asked(self.initiative, {"by": maker})
        except Refusal as refusal:
            return refusal
        return Refusal(code, verb=move.verb) if code else None

    def _asked(self, move: Move) -> Iterator[Row]:
        """What its form asks."""
        fields = form_for(move.verb, self.initiative).fields
        for need in move.needs:
            name = next((one for one in need.split("|") if one in fields), None)
            if name:
                yield Row(str(fields[name].label), ASKED)


def _onwards(stage: str) -> list[Move]:
    """The moves of others that take it further, in the order of the table."""
    return [m for m in PIPELINE if stage in m.source and _leads_on(m)]


def _leads_on(move: Move) -> bool:
    """Not beside the steps, and not back to a step it has passed."""
    ends = {step_of(target) for target in move.targets if target not in BESIDE_THE_STEPS}
    starts = [step for stage in move.source if (step := step_of(stage))]
    return bool(ends) and (not starts or max(ends) >= min(starts))


def _each_once(found: list[tuple[Move, Move]]) -> list[tuple[Move, Move]]:
    """A move that opens after several others is told with the first."""
    firsts: dict[str, tuple[Move, Move]] = {}
    for move, via in found:
        firsts.setdefault(move.verb, (move, via))
    return list(firsts.values())
