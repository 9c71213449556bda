"""The kinds of problems as tiles to tap: an icon, a word, and one press."""

from dataclasses import dataclass

from django.forms import BoundField

from geo.letters import plain
from initiatives.taxonomy import ProblemCategory

TILES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Tile:
    """One radio button drawn as a tile."""

    pk: str
    value: str
    label: str
    icon: str
    is_emergency: bool
    is_chosen: bool
    also_called: str


def tiles(field: BoundField) -> list[Tile]:
    """Every kind in use."""
    chosen = str(field.value() or "")
    words = ordered(list(field.field.queryset))
    return [_tile(field, word, is_chosen=word.code == chosen) for word in words]


def ordered(words: list[ProblemCategory]) -> list[ProblemCategory]:
    """The usual kinds first; emergencies close the first group, where a thumb finds them."""
    usual = [word for word in words if not word.is_emergency]
    urgent = [word for word in words if word.is_emergency]
    first = TILES_SHOWN - len(urgent)
    return [*usual[:first], *urgent, *usual[first:]] if first > 0 else [*urgent, *usual]


def _tile(field: BoundField, word: ProblemCategory, *, is_chosen: bool) -> Tile:
    return Tile(
        pk=f"{field.auto_id}_{word.code}",
        value=word.code,
        label=word.name,
        icon=word.icon or "circle-help",
        is_emergency=word.is_emergency,
        is_chosen=is_chosen,
        also_called=also_called(word),
    )


def also_called(word: ProblemCategory) -> str:
    """Every word by which the search finds it, in all three languages, folded."""
    names = (word.name_kk, word.name_ru, word.name_en)
    return plain(" ".join([*names, *(one for idea in word.also_called for one in idea)]))
