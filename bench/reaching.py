"""Who can get here? The index on the reach against a comparison with each one's own radius.

`python -m bench.reaching` (options: `--volunteers`, `--places`, `--rounds`, `--keep`) makes a
database of its own, measures both ways in turn and writes `bench/results/reaching.md`.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mapapp.settings.dev")
django.setup()

from django.contrib.gis.geos import Point  # noqa: E402 - the settings come first
from django.db import connection  # noqa: E402
from django.db.models import QuerySet  # noqa: E402

from bench import report, volunteers, world  # noqa: E402
from geo.fields import point  # noqa: E402
from resources.models import Owner  # noqa: E402

# the polygon of 32 sides runs up to 0.5 % inside the circle: who lives in that rim is not asked
RIM = 0.995
SHOWN, TAKEN = 20, 30
EXPLAINED = {"analyze": True, "buffers": True}
NAIVE = """
    SELECT id FROM resources_owner
    WHERE ST_DWithin(home::geography, %s::geometry::geography, travels_km * 1000)
"""
NEAREST = "ORDER BY home::geography <-> %s::geometry::geography LIMIT 20"
HOW_FAR = """
    SELECT ST_Distance(home::geography, %s::geometry::geography) AS metres
    FROM resources_owner WHERE id = ANY(%s) ORDER BY metres
"""
IN_THE_RIM = """
    SELECT count(*) FROM resources_owner WHERE id = ANY(%s)
    AND ST_Distance(home::geography, %s::geometry::geography) < travels_km * 1000 * %s
"""


def naive(place: Point) -> list[int]:
    """Compare every row's distance with its own radius."""
    with connection.cursor() as cursor:
        cursor.execute(NAIVE, [place.ewkt])
        return [key for (key,) in cursor.fetchall()]


def naive_nearest(place: Point) -> list[int]:
    """The 20 nearest of them."""
    with connection.cursor() as cursor:
        cursor.execute(f"{NAIVE} {NEAREST}", [place.ewkt, place.ewkt])
        return [key for (key,) in cursor.fetchall()]


def reaching(place: Point) -> list[int]:
    """Ask the index on the reach."""
    return list(Owner.objects.reaching(place).values_list("pk", flat=True))


def nearest(place: Point) -> QuerySet[Owner]:
    """Half again as many as shown, sorted by the exact distance by whoever shows them."""
    return Owner.objects.nearest_reaching(place)[:TAKEN]


def reaching_nearest(place: Point) -> list[int]:
    """The 20 nearest of them, as the pages ask."""
    taken = nearest(place).values_list("distance", "pk")
    return [pk for _, pk in sorted(taken)[:SHOWN]]


@dataclass
class Measured:
    """Milliseconds of one way, by place."""

    took: dict[int, list[float]] = field(default_factory=dict)

    def note(self, number: int, way: Callable[[Point], list[int]], place: Point) -> list[int]:
        """Ask once and remember how long it took."""
        begun = time.perf_counter()
        rows = way(place)
        self.took.setdefault(number, []).append((time.perf_counter() - begun) * 1000)
        return rows

    @property
    def medians(self) -> list[float]:
        """The median of every place over the rounds."""
        return [statistics.median(took) for took in self.took.values()]


def metres(keys: list[int], place: Point) -> list[float]:
    """How far each of these is, the nearest first."""
    with connection.cursor() as cursor:
        cursor.execute(HOW_FAR, [place.ewkt, keys])
        return [distance for (distance,) in cursor.fetchall()]


@dataclass
class Agreement:
    """How the two ways' rows compare."""

    naive: int = 0
    both: int = 0
    beyond: int = 0
    shown: int = 0
    shown_same: int = 0
    wrongly_missed: int = 0

    def note_shown(self, place: Point, slow: list[int], fast: list[int]) -> None:
        """Two answers are the same when their distances are: many share a cell."""
        self.shown += len(slow)
        self.shown_same += sum(
            abs(one - other) < 1
            for one, other in zip(metres(slow, place), metres(fast, place), strict=False)
        )

    def note(self, place: Point, slow: list[int], fast: list[int]) -> None:
        """Count the rows of one place, and check the difference."""
        missed = sorted(set(slow) - set(fast))
        self.naive += len(slow)
        self.both += len(set(slow) & set(fast))
        self.beyond += len(set(fast) - set(slow))
        with connection.cursor() as cursor:
            cursor.execute(IN_THE_RIM, [missed, place.ewkt, RIM])
            self.wrongly_missed += cursor.fetchone()[0]


def main() -> None:
    """Generate, measure, write."""
    options = _options()
    with world.own_database(keep=options.keep):
        if Owner.objects.count() < options.volunteers:
            volunteers.load(options.volunteers)
        lines = measure(options.volunteers, options.places, options.rounds)
        path = report.write("reaching", "Who can get here?", lines)
    sys.stdout.write("\n".join([*lines, "", str(path), ""]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--volunteers", type=int, default=300_000)
    parser.add_argument("--places", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", action="store_true", help="keep the database for another look")
    return parser.parse_args()


def measure(count: int, places: int, rounds: int) -> list[str]:
    """Ask every place every way, in turn, so many times."""
    drawn = volunteers.Population(volunteers.settlements(), seed=7).places(places)
    asked = [point(lon, lat) for lon, lat in drawn]
    ways = {way: Measured() for way in (naive, reaching, naive_nearest, reaching_nearest)}
    agreement = Agreement()
    for turn in range(rounds):
        for number, place in enumerate(asked):
            rows = {way: took.note(number, way, place) for way, took in ways.items()}
            if turn == 0:
                agreement.note(place, rows[naive], rows[reaching])
                agreement.note_shown(place, rows[naive_nearest], rows[reaching_nearest])
    return [
        f"{count:,} volunteers, {places} places, {rounds} rounds in turn.",
        *table("Everybody who would get there", ways[naive], ways[reaching]),
        *compared(agreement),
        *table("The 20 nearest of them", ways[naive_nearest], ways[reaching_nearest]),
        "",
        f"Of {agreement.shown} shown, {agreement.shown_same} stand at the same distance.",
        *plan("Everybody", Owner.objects.reaching(asked[0]).only("pk")),
        *plan("The nearest", nearest(asked[0]).only("pk")),
    ]


def table(title: str, slow: Measured, fast: Measured) -> list[str]:
    """One pair of ways and how much faster the second is."""
    ratio = statistics.median(s / f for s, f in zip(slow.medians, fast.medians, strict=True))
    return [
        "",
        f"## {title}",
        "",
        "| way | median ms | least | most |",
        "|---|---|---|---|",
        _row("each row against its own radius", slow),
        _row("by the index on the reach", fast),
        "",
        f"Median of the ratios place by place: **{ratio:.0f} times** faster.",
    ]


def _row(name: str, measured: Measured) -> str:
    ms = measured.medians
    return f"| {name} | {statistics.median(ms):.2f} | {min(ms):.2f} | {max(ms):.2f} |"


def compared(agreement: Agreement) -> list[str]:
    """How far the rows are the same, and whether the rest is only the rim."""
    missed = agreement.naive - agreement.both
    return [
        "",
        (
            f"Rows: {agreement.naive:,} naively, {agreement.both:,} of them by the index "
            f"({agreement.both / max(agreement.naive, 1):.2%}), {agreement.beyond} too far."
        ),
        (
            f"Missed: {missed:,}, of these nearer than {RIM:.1%} of their own radius: "
            f"{agreement.wrongly_missed} (the polygon runs inside the circle)."
        ),
    ]


def plan(title: str, rows: QuerySet[Owner]) -> list[str]:
    """What the database does."""
    return ["", f"## Plan: {title.lower()}", "", "```", rows.explain(**EXPLAINED), "```"]


if __name__ == "__main__":
    main()
