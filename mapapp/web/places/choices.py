"""Regions and districts to choose from, in the order of the Kazakh alphabet."""

from dataclasses import dataclass

from geo.models import Level, Region

ALPHABET = " -0123456789abcdefghijklmnopqrstuvwxyzаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


@dataclass(frozen=True, slots=True)
class Choice:
    """One unit: its code, its name and where its middle is."""

    kato: str
    name: str
    lon: float | None
    lat: float | None


def all_regions() -> list[Choice]:
    """The first level."""
    return _choices(Region.objects.filter(level=Level.REGION))


def districts_of(kato: str) -> list[Choice]:
    """The districts of one region; none while no region is chosen."""
    if not (kato.isascii() and kato.isdigit()):
        return []
    return _choices(Region.objects.filter(level=Level.DISTRICT, parent__kato=kato))


def _choices(found: object) -> list[Choice]:
    units = [
        Choice(
            kato=unit.kato,
            name=unit.name,
            lon=unit.centre.x if unit.centre else None,
            lat=unit.centre.y if unit.centre else None,
        )
        for unit in found
    ]
    return sorted(units, key=lambda unit: _order(unit.name))


def _order(name: str) -> list[int]:
    """Ә stands after А, not after Я; Russian letters keep their places."""
    return [ALPHABET.find(letter) for letter in name.lower()]
