"""The desk on the map: the same lines under the same filter, each where it lies.

Exact places are for those who decide on them and must go there; anybody else at the desk sees the
public one. A mark says how urgent it is by its shape and by words.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Case, F, Max, Min, Q, QuerySet, Value, When

from geo import spots
from geo.fields import PlaceField
from initiatives.querysets.territory import decided_by
from mapapp.templatetags.stage import kind_word
from mapapp.web.review.conditions import states
from mapapp.web.review.forms import DeskForm
from mapapp.web.review.queue import Tables, first_of, tables
from mapapp.web.review.rows import Row

Feature = dict[str, Any]
EDGES = ("left", "bottom", "right", "top")


def urgency() -> dict[str, Q]:
    """Three words for the map."""
    asked = states()
    return {
        "overdue": asked["overdue"],
        "soon": asked["soon"],
        "later": ~asked["overdue"] & ~asked["soon"] | Q(due_at=None),
    }


URGENCY_OF = {"danger": "overdue", "warn": "soon"}


def urgency_of(row: Row) -> str:
    """The word for one line; twin of `urgency`."""
    return URGENCY_OF.get(row.tone, "later")


@dataclass(frozen=True)
class Spots:
    """What of a desk lies in a box."""

    user: Any
    form: DeskForm
    box: Any = None  # a box of the map; everything without it

    @cached_property
    def lying(self) -> Tables:
        """Both tables, placed and cut."""
        chosen = self.form.chosen
        desk = tables(self.user)
        return {kind: self._placed(rows.filter(chosen[kind])) for kind, rows in desk.items()}

    def _placed(self, rows: QuerySet) -> QuerySet:
        exact = When(decided_by(self.user), then=F("location"))
        place = Case(exact, default=F("public_location"), output_field=PlaceField())
        return spots.within(spots.placed(rows, place), self.box)

    @cached_property
    def extent(self) -> list[float] | None:
        """The box that holds them all; none while nothing lies there."""
        found = [_extent(rows) for rows in self.lying.values()]
        boxes = [box for box in found if None not in box]
        if not boxes:
            return None
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return [min(lefts), min(bottoms), max(rights), max(tops)]

    @cached_property
    def groups(self) -> list[Feature]:
        """The cells of the view; their counts add up to the list."""
        side = spots.cell_side(self.box)
        tables = (spots.cells(rows, side, shares=urgency()) for rows in self.lying.values())
        found: dict[tuple, list[dict]] = defaultdict(list)
        for cell in _together(tables):
            found[cell["column"], cell["row"]].append(cell)
        return [_group(cells) for cells in found.values()]

    @property
    def total(self) -> int:
        """How many lie in the box."""
        return sum(group["properties"]["count"] for group in self.groups)

    @cached_property
    def rows(self) -> list[Row]:
        """The list beside the map: the most urgent of the box."""
        return first_of(self.lying, dict.fromkeys(self.lying, Q()), most=spots.MOST)

    def features(self) -> list[Feature]:
        """Every line of the list as a mark, or groups where there are more than fit."""
        return self.groups if self.total > spots.MOST else self.singles()

    def singles(self) -> list[Feature]:
        """One mark a line."""
        keys = _keys(self.rows)
        lines = (
            rows.filter(pk__in=keys[kind]).annotate(of=Value(kind))
            for kind, rows in self.lying.items()
        )
        places = _together(rows.values_list("of", "pk", "lon", "lat") for rows in lines)
        where = {(kind, pk): (lon, lat) for kind, pk, lon, lat in places}
        return [_single(row, where[row.kind, row.pk]) for row in self.rows]


def _together(tables: Iterable[QuerySet]) -> QuerySet:
    """The rows of both tables in one query."""
    first, *rest = tables
    return first.union(*rest, all=True)


def _extent(rows: QuerySet) -> tuple:
    found = rows.aggregate(left=Min("lon"), bottom=Min("lat"), right=Max("lon"), top=Max("lat"))
    return tuple(found[edge] for edge in EDGES)


def _keys(rows: Iterable[Row]) -> dict[str, list[int]]:
    keys = defaultdict(list)
    for row in rows:
        keys[row.kind].append(row.pk)
    return keys


def _single(row: Row, place: tuple[float, float]) -> Feature:
    word = urgency_of(row)
    properties = {
        "id": f"{row.kind}-{row.pk}",
        "kind": "desk",
        "group": word,
        "kinds": dict.fromkeys(("overdue", "soon", "later"), 0) | {word: 1},
        "what": kind_word(row.kind),
        "stage": row.due,
        "title": row.title,
    }
    return _feature(place, properties)


def _group(cells: list[dict]) -> Feature:
    """The cells of both tables at one spot, as one circle."""
    count = sum(cell["count"] for cell in cells)
    middle = [sum(cell[axis] * cell["count"] for cell in cells) / count for axis in ("x", "y")]
    kinds = {word: sum(cell[word] for cell in cells) for word in ("overdue", "soon", "later")}
    box = [
        *(min(cell[edge] for cell in cells) for edge in EDGES[:2]),
        *(max(cell[edge] for cell in cells) for edge in EDGES[2:]),
    ]
    return _feature(middle, {"count": count, "kinds": kinds, "box": box})


def _feature(place: Iterable[float], properties: dict) -> Feature:
    coordinates = [round(degrees, 6) for degrees in place]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": coordinates},
        "properties": properties,
    }
