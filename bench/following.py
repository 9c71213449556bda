"""Who hears of what happened? One indexed pass against the naive join of everything with all.

`python -m bench.following` (options: `--follows`, `--happenings`, `--rounds`, `--keep`) makes a
database of its own with invented people over real places, asks both ways in turn, checks that
the pairs are the same and writes `bench/results/following.md`.
"""

import argparse
import io
import os
import random
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mapapp.settings.dev")
django.setup()

from django.core.management import call_command  # noqa: E402 - settings come first
from django.db import connection  # noqa: E402

from bench import report, world  # noqa: E402
from bench.volunteers import Population, settlements  # noqa: E402
from geo.models import Region  # noqa: E402
from notifications import matching  # noqa: E402
from notifications.models import Follow, Happening  # noqa: E402

TOPICS = tuple(f"topic-{number}" for number in range(20))
KINDS, GROUPS = ("problem", "initiative"), ("waiting", "in_work", "done", "stopped")
RADII_KM = (0.5, 1, 1, 2, 3, 5, 10, 30, 100)
SHAPES = ("circle",) * 6 + ("drawn",) * 2 + ("region", "thing")
Found = set[tuple[int, int]]

# Every happening against every follow, each condition on the bare row: no index can serve it.
NAIVE = """
    SELECT h.id, f.id FROM notifications_happening h CROSS JOIN notifications_follow f
    WHERE NOT f.is_paused
      AND (CASE f.shape
             WHEN 'thing' THEN f.thing_kind = h.kind AND f.thing_ref = h.ref
             WHEN 'region' THEN f.region_id = ANY(h.regions)
             ELSE _ST_Covers(f.area, h.point) END)
      AND (f.kinds = '{}' OR h.kind = ANY(f.kinds))
      AND (f.topics = '{}' OR h.topic = ANY(f.topics))
      AND (f.stage_groups = '{}' OR h.stage_group = ANY(f.stage_groups))
"""


def naive() -> Found:
    """By the cross join."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(NAIVE)
        return set(cursor.fetchall())


def one_pass() -> Found:
    """As the worker asks."""
    found = matching.pairs(Happening.objects.all(), Follow.objects.filter(is_paused=False))
    return {(pair.happening, pair.follow) for pair in found}


def from_the_other_side() -> Found:
    """As digests ask."""
    listening = Follow.objects.filter(is_paused=False)
    found = matching.pairs_reversed(listening, Happening.objects.all())
    return {(pair.happening, pair.follow) for pair in found}


class Invented:
    """Follows and happenings, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self.population = Population(settlements(), seed)
        self.units = list(Region.objects.filter(level__gte=1).values_list("pk", "path"))
        self.keys = dict(Region.objects.values_list("kato", "pk"))

    def words(self, among: tuple[str, ...]) -> str:
        """None of them, or a few, as an array's text."""
        chosen = self.draw.sample(among, self.draw.choice((0, 0, 0, 1, 2)))
        return "{" + ",".join(chosen) + "}"

    def follow(self, number: int) -> list[object]:
        """One row: shape, thing, centre, radius, region, drawn, and what narrows it."""
        shape = self.draw.choice(SHAPES)
        ((lon, lat),) = self.population.places(1)
        given = {
            "circle": [
                "",
                "",
                f"SRID=4326;POINT({lon} {lat})",
                self.draw.choice(RADII_KM),
                "",
                "",
            ],
            "drawn": ["", "", "", "", "", self._triangle(lon, lat)],
            "region": ["", "", "", "", self.draw.choice(self.units)[0], ""],
            "thing": [self.draw.choice(KINDS), self.draw.randint(1, 300), "", "", "", ""],
        }[shape]
        narrowed = [self.words(KINDS), self.words(TOPICS), self.words(GROUPS)]
        return [number, shape, *given, *narrowed]

    def _triangle(self, lon: float, lat: float) -> str:
        wide, high = self.draw.uniform(0.02, 0.4), self.draw.uniform(0.02, 0.3)
        ring = ((lon, lat), (lon + wide, lat), (lon, lat + high), (lon, lat))
        return f"SRID=4326;POLYGON(({', '.join(f'{x} {y}' for x, y in ring)}))"

    def happening(self, number: int) -> list[object]:
        """One row, in the unit of the tree its number falls to."""
        ((lon, lat),) = self.population.places(1)
        unit, path = self.draw.choice(self.units)
        above = [self.keys[code] for code in path.rstrip(".").split(".")]
        return [
            number,
            self.draw.choice(KINDS),
            self.draw.randint(1, 300),
            f"SRID=4326;POINT({lon} {lat})",
            unit,
            "{" + ",".join(map(str, above)) + "}",
            self.draw.choice(TOPICS),
            self.draw.choice(GROUPS),
        ]


FOLLOWS = """
    INSERT INTO accounts_user (id, email, password, is_superuser, public_name, shows_name,
        language, chosen_roles, is_active, is_staff, date_joined)
    SELECT c0::bigint, 'follower-' || c0 || '@asar.invalid', '!', false, '', false, 'kk', '{}',
        true, false, now() FROM typed;
    INSERT INTO notifications_follow (id, user_id, shape, name, thing_kind, thing_ref, centre,
        radius_km, region_id, drawn, kinds, topics, stage_groups, cadence, is_paused,
        created_at, updated_at)
    SELECT c0::bigint, c0::bigint, c1, '', nullif(c2, ''), nullif(c3, '')::bigint,
        nullif(c4, '')::geometry, nullif(c5, '')::numeric, nullif(c6, '')::bigint,
        nullif(c7, '')::geometry, c8::text[], c9::text[], c10::text[], 'immediate', false,
        now(), now() FROM typed;
"""
HAPPENINGS = """
    INSERT INTO notifications_happening (id, cause, kind, ref, point, region_id, regions, topic,
        stage, stage_group, is_new, at)
    SELECT c0::bigint, 'invented:' || c0, c1, c2::bigint, c3::geometry, c4::bigint,
        c5::bigint[], c6, '', c7, false, now() FROM typed;
"""


def load(follows: int, happenings: int) -> None:
    """Fill both tables by COPY; the areas are computed by the database."""
    drawn = Invented(2026)
    _copy([drawn.follow(number) for number in range(1, follows + 1)], FOLLOWS)
    _copy([drawn.happening(number) for number in range(1, happenings + 1)], HAPPENINGS)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE notifications_follow, notifications_happening")


def _copy(rows: list[list[object]], into: str) -> None:
    text = io.StringIO("".join("\t".join(map(str, row)) + "\n" for row in rows))
    columns = ", ".join(f"c{number} text" for number in range(len(rows[0])))
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(f"CREATE TEMPORARY TABLE typed ({columns})")
        cursor.copy_expert("COPY typed FROM STDIN", text)
        cursor.execute(into)
        cursor.execute("DROP TABLE typed")


def measure(rounds: int) -> list[str]:
    """Ask every way in turn, so many times."""
    ways = {
        "the naive join": naive,
        "one pass by the indexes": one_pass,
        "the same from the follows": from_the_other_side,
    }
    took: dict[str, list[float]] = {name: [] for name in ways}
    found: dict[str, Found] = {}
    for _ in range(rounds):
        for name, way in ways.items():
            begun = time.perf_counter()
            found[name] = way()
            took[name].append((time.perf_counter() - begun) * 1000)
    return [*_table(took, found), *_plan()]


def _table(took: dict[str, list[float]], found: dict[str, Found]) -> list[str]:
    slow = took["the naive join"]
    expected = found["the naive join"]
    lines = ["", "| way | median ms | pairs | times faster |", "|---|---|---|---|"]
    for name, ms in took.items():
        ratio = statistics.median(s / f for s, f in zip(slow, ms, strict=True))
        row = f"| {name} | {statistics.median(ms):.0f} | {len(found[name]):,} | {ratio:.1f} |"
        lines.append(row)
    differ = sum(len(pairs ^ expected) for pairs in found.values())
    return [*lines, "", f"Pairs that differ between the ways: **{differ}**."]


def _plan() -> list[str]:
    follows = Follow.objects.filter(is_paused=False)
    plan = matching.with_follows(Happening.objects.all(), follows).explain(
        analyze=True, buffers=True
    )
    return ["", "## Plan of the one pass", "", "```", plan, "```"]


def main() -> None:
    """Generate, measure, write."""
    options = _options()
    with world.own_database(keep=options.keep):
        if Follow.objects.count() < options.follows:
            call_command("load_regions", verbosity=0)
            load(options.follows, options.happenings)
        lines = [
            f"{options.follows:,} follows, {options.happenings} happenings.",
            *measure(options.rounds),
        ]
        path = report.write("following", "Who hears of what happened?", lines)
    sys.stdout.write("\n".join([*lines, "", str(path), ""]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--follows", type=int, default=50_000)
    parser.add_argument("--happenings", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="keep the database for another look")
    return parser.parse_args()


if __name__ == "__main__":
    main()
