"""How many people oblige the akimat to answer an initiative: a share of those who live there.

Pure: settings, a unit of the tree and arithmetic in whole numbers. A unit for which no dated
figure is published has the least number of its kind: nobody is asked for more than can be shown.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from geo.models import Level, Region

WHOLE = 10_000  # shares are so many of every ten thousand


class AreaKind(models.TextChoices):
    """What kind of area an initiative is for; each has its own share."""

    CITY = "city", _("a city of the first level")
    OBLAST = "oblast", _("an oblast")
    DISTRICT = "district", _("a district or a city in an oblast")
    VILLAGE = "village", _("a rural district or a settlement")


@dataclass(frozen=True, slots=True)
class Threshold:
    """The number, and everything it was made of."""

    kind: AreaKind
    needed: int
    per_10000: int
    least: int
    most: int
    people: int | None = None
    on: date | None = None
    source: str = ""

    @property
    def is_counted(self) -> bool:
        """It comes of a published figure, not of the least number."""
        return self.people is not None


def kind_of(region: Region) -> AreaKind:
    """By its level in the tree; cities of the first level are told from oblasts."""
    if region.level >= Level.RURAL_DISTRICT:
        return AreaKind.VILLAGE
    if region.level == Level.DISTRICT:
        return AreaKind.DISTRICT
    return AreaKind.CITY if region.kind == "city" else AreaKind.OBLAST


def needed_of(kind: AreaKind, people: int | None) -> int:
    """The share, rounded up, never below the least nor above the most."""
    rule = settings.SUPPORT_RULE[kind]
    share = -(-(people or 0) * rule["per_10000"] // WHOLE)
    return min(max(share, rule["least"]), rule["most"])


def threshold_of(region: Region) -> Threshold:
    """What an initiative in this unit needs today."""
    kind = kind_of(region)
    rule = settings.SUPPORT_RULE[kind]
    facts = {name: rule[name] for name in ("per_10000", "least", "most")}
    if region.population_on is None:
        return Threshold(kind, needed_of(kind, None), **facts)
    return Threshold(
        kind,
        needed_of(kind, region.population),
        **facts,
        people=region.population,
        on=region.population_on,
        source=region.population_source,
    )
