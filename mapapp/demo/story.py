"""The demo story as written in fixtures/demo/story.toml, and the chance that fills its gaps.

The chance is seeded: the same story is told the same way every time.
"""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.utils import timezone

from geo.models import COUNTRY_KATO, PlaceName, Region

STORY = Path("fixtures") / "demo" / "story.toml"
NAMESPACE = UUID("6f1ed002-ab5f-5a5c-b8a8-a1b2c3d4e5f6")
KM_IN_DEGREES_OF_LATITUDE = 1 / 111.2
KM_IN_DEGREES_OF_LONGITUDE = 1 / 67.0  # at 53° N, where the story happens


class Story:
    """What is told, where, and by which chance."""

    def __init__(self, path: Path | None = None) -> None:
        with (path or settings.BASE_DIR / STORY).open("rb") as source:
            self.told: dict[str, Any] = tomllib.load(source)
        self.chance = Random(1993)  # noqa: S311 - a story wants repeatable chance
        self.now = timezone.now()

    @cached_property
    def region(self) -> Region:
        """The region of the story."""
        return Region.objects.get(kato=self.told["region"])

    def territory(self, of: dict[str, str]) -> Region:
        """Whose an office is: the country's, a district's if it is loaded, or the region's."""
        if of.get("at") == "country":
            return Region.objects.get(kato=COUNTRY_KATO)
        district = Region.objects.under(self.region).filter(name_kk=of.get("at", "")).first()
        return district or self.region

    @cached_property
    def centres(self) -> dict[str, tuple[float, float]]:
        """Longitude and latitude of each place of the story."""
        names = PlaceName.objects.filter(
            name_kk__in=list(self.told["places"]), region__path__startswith=self.region.path
        ) | PlaceName.objects.filter(
            name_ru__in=list(self.told["places"]), region__path__startswith=self.region.path
        )
        rank = sorted(names, key=lambda p: (p.population or 0, -p.pk))
        return {name: (p.point.x, p.point.y) for p in rank for name in (p.name_ru, p.name_kk)}

    def spot(self, place: str, *, within_km: float = 1.5) -> tuple[float, float]:
        """A point of the place, a little away from its centre."""
        lon, lat = self.centres[place]
        east, north = (self.chance.uniform(-within_km, within_km) for _ in range(2))
        return (
            round(lon + east * KM_IN_DEGREES_OF_LONGITUDE, 6),
            round(lat + north * KM_IN_DEGREES_OF_LATITUDE, 6),
        )

    def somewhere(self) -> str:
        """A place, those with more people oftener."""
        places = self.told["places"]
        return self.chance.choices([*places], weights=[*places.values()])[0]

    def days_ago(self, days: float) -> datetime:
        """A moment of the past, in office hours; never one still to come."""
        day = self.now - timedelta(days=days)
        then = day.replace(hour=4 + int(days * 7) % 8, minute=int(days * 13) % 60)
        return min(then, self.now - timedelta(minutes=30))

    @staticmethod
    def key(kind: str, number: int) -> UUID:
        """The id under which a thing of the story is known when it is told again."""
        return uuid5(NAMESPACE, f"{kind}-{number}")

    @staticmethod
    @contextmanager
    def at(moment: datetime) -> Iterator[None]:
        """Let something happen at a moment of the past."""
        import time_machine  # noqa: PLC0415 - a package of development: production tells no story

        with time_machine.travel(moment, tick=True):
            yield
