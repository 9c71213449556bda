"""Independent evaluators are drawn by lot, beside those affected, when an evaluation opens.

Who could be drawn comes in pools; upper apps register theirs in `ready()`. Nobody is drawn who
is tied, now or before, to anybody with an interest in the result: the hands in the work, those
who gave, those who decided on it, and those affected, who are asked themselves.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from django.conf import settings

from initiatives import affected
from initiatives.deciders import deciders_of
from initiatives.models import Draw, DrawnEvaluator, Evaluation, Initiative
from kernel.models import JournalEntry

People = dict[int, set[int]]


class Pool(Protocol):
    """One kind of possible evaluators."""

    kind: str

    def refs(self, initiative: Initiative) -> Iterable[int]:
        """Keys of those that may be drawn, as far as their kind and place go."""

    def ties(self, refs: Iterable[int]) -> People:
        """Who speaks for each, or ever did."""

    def speakers(self, refs: Iterable[int]) -> People:
        """Who speaks for each today."""

    def names(self, refs: Iterable[int]) -> dict[int, str]:
        """How each is called in public."""


POOLS: dict[str, Pool] = {}
INTERESTS: list[Callable[[Initiative], Iterable[int]]] = []


def register(pool: Pool) -> Pool:
    """Draw from this one, too."""
    return POOLS.setdefault(pool.kind, pool)


def register_interest(people: Callable[[Initiative], Iterable[int]]) -> None:
    """These people have something to win or to lose by the result."""
    if people not in INTERESTS:
        INTERESTS.append(people)


def draw(evaluation: Evaluation, entry: JournalEntry, *, asked: set[int]) -> Draw:
    """Draw from every pool, with the seal of the entry as seed; once an evaluation."""
    entry.refresh_from_db(fields=["seal"])  # the database wrote it
    barred = interested_in(evaluation.initiative) | asked
    pool = [name for one in POOLS.values() for name in _possible(one, evaluation, barred)]
    made = Draw.objects.create(evaluation=evaluation, entry=entry, pool=sorted(pool))
    DrawnEvaluator.objects.bulk_create(
        DrawnEvaluator(draw=made, kind=kind, ref=int(name.partition(":")[2]))
        for kind in POOLS
        for name in made.in_order(kind)[: settings.EVALUATION_DRAW.get(kind, 0)]
    )
    return made


def _possible(pool: Pool, evaluation: Evaluation, barred: set[int]) -> list[str]:
    """Those for whom somebody speaks, and nobody tied to the result ever did."""
    refs = set(pool.refs(evaluation.initiative))
    ties, speakers = pool.ties(refs), pool.speakers(refs)
    return [f"{pool.kind}:{ref}" for ref in refs if speakers.get(ref) and not ties[ref] & barred]


def interested_in(initiative: Initiative) -> set[int]:
    """The hands in the work, those who decided on it and their offices, and those who gave."""
    hands = affected.hands_in(initiative)
    found = hands | deciders_of(initiative, hands=hands)
    return found.union(*(people(initiative) for people in INTERESTS))


def speakers_of(evaluators: Iterable[DrawnEvaluator]) -> dict[DrawnEvaluator, set[int]]:
    """Who may say the word of each today; one question a kind."""
    rows = list(evaluators)
    found: dict[DrawnEvaluator, set[int]] = {}
    for kind, pool in POOLS.items():
        mine = [row for row in rows if row.kind == kind]
        people = pool.speakers([row.ref for row in mine]) if mine else {}
        found |= {row: people.get(row.ref, set()) for row in mine}
    return found
