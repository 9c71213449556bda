"""The published rule of results. Pure: numbers in, a result out; the numbers are settings.

Two thirds "yes" is solved, one third is partly solved, else not solved. "Partly" is no "yes",
but it counts beside it for the lower of the two results. Shares are compared as whole fractions,
so nothing is ever rounded up; whatever stands between two results gets the lower one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from initiatives.stages import Stage

FINEST = 1000
FROM_BELOW = (Stage.NOT_SOLVED, Stage.PARTLY_SOLVED, Stage.SOLVED)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many said what."""

    yes: int = 0
    partly: int = 0
    no: int = 0

    @property
    def all(self) -> int:
        """How many answered."""
        return self.yes + self.partly + self.no


def share(value: float) -> Fraction:
    """A setting like 0.2 or 2/3 as the fraction it stands for."""
    return Fraction(value).limit_denominator(FINEST)


def quorum_of(asked: int, rule: Mapping[str, Any]) -> int:
    """How many of those asked must answer."""
    wanted = ceil(asked * share(rule["quorum_share"]))
    return min(int(rule["quorum_most"]), max(int(rule["quorum_least"]), wanted))


def result_of(tally: Tally, quorum: int, rule: Mapping[str, Any]) -> Stage:
    """What the answers say; too few of them say nothing, and that is not solved."""
    if tally.all < quorum or not tally.all:
        return Stage.NOT_SOLVED
    if Fraction(tally.yes, tally.all) >= share(rule["solved_share"]):
        return Stage.SOLVED
    if Fraction(tally.yes + tally.partly, tally.all) >= share(rule["partly_share"]):
        return Stage.PARTLY_SOLVED
    return Stage.NOT_SOLVED


def result_with(tally: Tally, helped: Tally, quorum: int, rule: Mapping[str, Any]) -> Stage:
    """The result of the affected, or the lower one of the people helped, once they are enough.

    Whoever leads the work chose whom to name, so their word makes no quorum and raises nothing.
    """
    result = result_of(tally, quorum, rule)
    if helped.all < rule["beneficiaries_least"]:
        return result
    theirs = result_of(helped, rule["beneficiaries_least"], rule)
    return min(result, theirs, key=FROM_BELOW.index)


def is_fixed(tally: Tally) -> bool:
    """A problem is fixed when more people say so than do not; "partly" is no "yes", a tie no."""
    return tally.yes > tally.partly + tally.no
