"""What a loader did: how much was new, changed or the same, and what it refused and why."""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TextIO, TypeVar

from django.db import connection, transaction

T = TypeVar("T")
EXAMPLES = 5
STRIDE = 100
P = ParamSpec("P")
UNCHANGED = "the same"
TABLES = "geo_region, geo_boundary, geo_regionpiece, geo_placename"


@dataclass
class Report:
    """The tally of one load."""

    what: str
    counts: Counter[str] = field(default_factory=Counter)
    refused: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def count(self, outcome: str, number: int = 1) -> None:
        """Note rows that were new, changed or the same."""
        if number:
            self.counts[outcome] += number

    def refuse(self, row: str, why: str) -> None:
        """Note a row that was left out."""
        self.refused[why].append(row)

    @property
    def refusals(self) -> int:
        """How many rows were left out."""
        return sum(map(len, self.refused.values()))

    def lines(self) -> Iterator[str]:
        """The report for the operator's terminal."""
        done = ", ".join(
            f"{number} {outcome}" for outcome, number in self.counts.items() if number
        )
        yield f"{self.what}: {done or 'nothing new'}, {self.refusals} refused"
        for why, rows in sorted(self.refused.items()):
            shown = "; ".join(rows[:EXAMPLES])
            more = f"; and {len(rows) - EXAMPLES} more" if len(rows) > EXAMPLES else ""
            yield f"  refused, {why}: {shown}{more}"


def one_load(load: Callable[P, Report]) -> Callable[P, Report]:
    """All or nothing; afterwards the planner is told how large the tables have become."""

    @wraps(load)
    def whole(*rows: P.args, **options: P.kwargs) -> Report:
        with transaction.atomic(), connection.cursor() as cursor:
            report = load(*rows, **options)
            if set(report.counts) - {UNCHANGED}:
                cursor.execute(f"ANALYZE {TABLES}")
        return report

    return whole


def progress(
    rows: Iterable[T], what: str, *, total: int | None = None, screen: TextIO | None = None
) -> Iterator[T]:
    """The rows themselves, with a counter on a terminal and silence anywhere else.

    Rows that know how many they are need no `total`.
    """
    screen = screen or sys.stderr
    total = len(rows) if total is None and isinstance(rows, Sized) else total
    if not screen.isatty():
        yield from rows
        return
    for number, row in enumerate(rows, 1):
        if number % STRIDE == 1 or number == total:
            screen.write(f"\r{what}: {number}{f' of {total}' if total else ''} ")
            screen.flush()
        yield row
    screen.write("\r\x1b[K")
    screen.flush()
