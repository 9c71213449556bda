"""300,000 invented volunteers over real places, the same for the same seed, loaded by COPY.

Six of ten live in 20 city clusters, the rest around settlements drawn by population. Centres are
snapped to their cell here too: the table takes no others.
"""

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from geo.fields import point
from geo.precision import snapped

CARRIED = settings.BASE_DIR / "fixtures" / "reference" / "settlements.csv"
CITIES, IN_CITIES = 20, 0.6
CITY_SPREAD, VILLAGE_SPREAD = 0.06, 0.03  # degrees of a normal distribution
RADII_KM = (2, 3, 5, 5, 5, 10, 10, 10, 15, 25, 30, 50)
LEAST_PEOPLE = 300  # where a settlement's number of people is not known


@dataclass(frozen=True, slots=True)
class Settlement:
    """A real place and its weight."""

    lon: float
    lat: float
    people: int


def settlements(folder: Path | None = None) -> list[Settlement]:
    """The settlements of GEODATA_DIR, the largest first; without it, the towns we carry."""
    fuller = (folder or settings.GEODATA_DIR) / "kz_settlements.csv"
    path = fuller if fuller.exists() else CARRIED
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [
            Settlement(float(r["lon"]), float(r["lat"]), int(r["population"] or LEAST_PEOPLE))
            for r in csv.DictReader(lines)
            if r["lon"] and r["lat"]
        ]
    return sorted(rows, key=lambda row: -row.people)


class Population:
    """Draws centres where people live."""

    def __init__(self, places: list[Settlement], seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self.cities, self.others = places[:CITIES], places[CITIES:]
        self.city_weights = [city.people for city in self.cities]
        self.other_weights = [max(place.people, LEAST_PEOPLE) for place in self.others]

    def places(self, count: int) -> Iterator[tuple[float, float]]:
        """So many centres: longitude and latitude."""
        for _ in range(count):
            is_city = self.draw.random() < IN_CITIES
            among = self.cities if is_city else self.others
            weights = self.city_weights if is_city else self.other_weights
            spread = CITY_SPREAD if is_city else VILLAGE_SPREAD
            (home,) = self.draw.choices(among, weights)
            yield self.draw.gauss(home.lon, spread), self.draw.gauss(home.lat, spread)

    def radius(self) -> int:
        """How far one of them would go, in kilometres."""
        return self.draw.choice(RADII_KM)


def load(count: int, *, seed: int = 2026) -> None:
    """Fill the tables of people and owners; the reach is computed by the database."""
    population = Population(settlements(), seed)
    users, owners = io.StringIO(), io.StringIO()
    for number, (lon, lat) in enumerate(population.places(count), start=1):
        home = snapped(point(lon, lat))
        users.write(f"{number}\tperson-{number}@asar.invalid\t!\n")
        place = f"SRID=4326;POINT({home.x} {home.y})"
        owners.write(f"{number}\t{number}\t{place}\t{population.radius()}\n")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        _copy(cursor, users, USERS)
        _copy(cursor, owners, OWNERS)
        cursor.execute("VACUUM ANALYZE resources_owner")


USERS = """
    INSERT INTO accounts_user (id, email, password, is_superuser, public_name, shows_name,
        language, chosen_roles, is_active, is_staff, date_joined)
    SELECT a::bigint, b, c, false, '', false, 'kk', '{volunteer}', true, false, now() FROM typed
"""
OWNERS = """
    INSERT INTO resources_owner (id, kind, user_id, name, about, home, travels_km, language,
        is_available, created_at, updated_at)
    SELECT a::bigint, 'volunteer', b::bigint, '', '', c::geometry, d::smallint, 'kk',
        true, now(), now() FROM typed
"""


def _copy(cursor: object, rows: io.StringIO, into: str) -> None:
    """COPY into a table of texts, then insert what the real table wants."""
    width = rows.getvalue().partition("\n")[0].count("\t") + 1
    columns = ", ".join(f"{name} text" for name in "abcd"[:width])
    cursor.execute(f"CREATE TEMPORARY TABLE typed ({columns})")
    rows.seek(0)
    cursor.copy_expert("COPY typed FROM STDIN", rows)
    cursor.execute(into)
    cursor.execute("DROP TABLE typed")
