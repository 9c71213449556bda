"""One decision for many things: what each would get, and what each got.

Every thing stands for itself: its own transaction, its own comparison with what was seen, its own
refusal. What one is refused the others are not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from kernel.workflow import NOT_ALLOWED, STALE, WRONG_STAGE, Move, OneOf, Refusal, Workflow
from mapapp.templatetags.stage import WORDS as STAGES
from mapapp.web import moves, refusals
from mapapp.web.initiatives.words import MoveWords
from mapapp.web.move_forms import MoveForm, offices_for
from mapapp.web.review.choosing import Chosen
from mapapp.web.verbs import words_of

# What may be decided without looking at each: nothing here asks for a photo, a target or a term.
IN_BULK = {
    "take_up": frozenset({"problem", "initiative"}),
    "start": frozenset({"problem"}),
    "forward": frozenset({"problem", "initiative"}),
    "refuse": frozenset({"problem", "initiative"}),
}
ONE_BY_ONE = "one_by_one"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing: where it would go or went, or why not."""

    chosen: Chosen
    then: str = ""
    refusal: Refusal | None = None
    told: refusals.Told | None = None


def words_in_bulk() -> list[tuple[str, MoveWords]]:
    """The verbs with their words, in the order of the bar."""
    return [(verb, words_of("problem", verb)) for verb in IN_BULK]


class Decision:
    """One verb for these things, with the one form they share."""

    def __init__(self, verb: str, chosen: list[Chosen], user: Any, data: Any = None) -> None:  # noqa: ANN401 - a user; what was sent
        self.verb, self.chosen, self.user, self.data = verb, chosen, user, data

    @cached_property
    def forms(self) -> dict[tuple[str, str], MoveForm]:
        """The typed answers as each table reads them; the language says which is the reason."""
        samples = {
            (one.tick.kind, one.thing.language): one.thing
            for one in self.chosen
            if one.tick.kind in IN_BULK[self.verb]
        }
        return {key: self._form(key[0], thing) for key, thing in samples.items()}

    def _form(self, kind: str, sample: Any) -> MoveForm:  # noqa: ANN401 - of either kind
        form = moves.FORM_FOR[kind](self.verb, sample, self.data)
        if "office" in form.fields:
            form.fields["office"].queryset = self._offices
        return form

    @cached_property
    def _offices(self) -> Any:  # noqa: ANN401 - offices
        """Whoever could answer for one of them; who could not is the table's to say."""
        by_office = {one.thing.office_id: one.thing for one in self.chosen}
        return reduce(or_, (offices_for(thing, instead=True) for thing in by_office.values()))

    @property
    def form(self) -> MoveForm | None:
        """The one that is shown; none where nothing chosen can get this verb."""
        return next(iter(self.forms.values()), None)

    def is_typed_well(self) -> bool:
        """Every table can read what was typed."""
        return bool(self.forms) and all(form.is_valid() for form in self.forms.values())

    def given(self, one: Chosen) -> dict[str, Any]:
        """What the move of one thing takes."""
        form = self.forms.get((one.tick.kind, one.thing.language))
        return form.given if form is not None and form.is_bound and form.is_valid() else {}

    def foreseen(self) -> list[Outcome]:
        """What each would get, without asking the database again."""
        return [self._foreseen(one) for one in self.chosen]

    def _foreseen(self, one: Chosen) -> Outcome:
        if refusal := _first_refusal(self.verb, one, self.given(one)):
            return self._refused(one, refusal)
        return Outcome(one, then=_target(one, self.verb))

    def carried_out(self) -> Iterator[Outcome]:
        """Make the moves, one after the other, each for itself."""
        for one in self.chosen:
            try:
                self._move(one)
            except Refusal as refusal:
                yield self._refused(one, refusal)
            else:
                yield Outcome(one, then=_stage(one.tick.kind, one.thing.stage))

    def _move(self, one: Chosen) -> None:
        if one.tick.kind not in IN_BULK[self.verb]:
            raise Refusal(ONE_BY_ONE)
        one.thing.move(self.verb, by=self.user, seen=one.tick.seen, **self.given(one))

    def _refused(self, one: Chosen, refusal: Refusal) -> Outcome:
        return Outcome(one, refusal=refusal, told=refusals.told(refusal, self.user))


def _first_refusal(verb: str, one: Chosen, given: dict[str, Any]) -> Refusal | None:
    """The table's own answers, in its order, from what is known already."""
    if one.tick.kind not in IN_BULK[verb]:
        return Refusal(ONE_BY_ONE)
    move = Workflow.registry[one.tick.kind].named(verb)
    if one.is_changed:
        return Refusal(STALE)
    if one.thing.stage not in move.source:
        return Refusal(WRONG_STAGE)
    if not one.is_on_the_desk:
        return Refusal(NOT_ALLOWED)
    return _first_gap(move, one, given) if given else None


def _first_gap(move: Move, one: Chosen, given: dict[str, Any]) -> Refusal | None:
    codes = (is_ready(one.thing, given) for is_ready in move.when)
    code = next(filter(None, codes), None)
    return Refusal(code) if code else None


def _target(one: Chosen, verb: str) -> str:
    target = Workflow.registry[one.tick.kind].named(verb).target
    return "" if isinstance(target, OneOf) else _stage(one.tick.kind, target)


def _stage(kind: str, stage: str) -> str:
    return str(STAGES[kind](stage).label)
