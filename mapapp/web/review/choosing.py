"""What was ticked on the desk: which things, and what was seen of each when it was ticked."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from initiatives.models import Initiative, Problem
from initiatives.models.about import THINGS
from mapapp.web.review.duty import initiatives_on_duty, problems_on_duty
from mapapp.web.review.forms import MOST
from mapapp.web.review.rows import Row, row_of, with_facts

Thing = Problem | Initiative
FETCHED_WITH = {"problem": ("parts",)}  # what the checks of a move ask of each
TOKEN = re.compile(r"(problem|initiative)-([0-9]{1,15})-([0-9]{1,18})")
ON_DUTY = {"problem": problems_on_duty, "initiative": initiatives_on_duty}


@dataclass(frozen=True, slots=True)
class Tick:
    """One ticked line, as the browser sent it."""

    kind: str
    pk: int
    seen: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A ticked line with the thing behind it as it stands now."""

    tick: Tick
    thing: Thing
    row: Row
    is_on_the_desk: bool

    @property
    def is_changed(self) -> bool:
        """Something happened to it since it was ticked."""
        return self.tick.seen != self.row.seen


def ticks(tokens: Iterable[str]) -> list[Tick]:
    """The lines these tokens name, each once; nonsense names nothing."""
    found = (TOKEN.fullmatch(token) for token in tokens)
    read = (Tick(match[1], int(match[2]), int(match[3])) for match in found if match)
    return list({(tick.kind, tick.pk): tick for tick in read}.values())[: MOST + 1]


def chosen_by(user: Any, ticked: list[Tick]) -> list[Chosen]:  # noqa: ANN401 - a user
    """The ticked things this person may open, in the order of the ticks: five queries in all."""
    keys = defaultdict(list)
    for tick in ticked:
        keys[tick.kind].append(tick.pk)
    things = {kind: _things(kind, user, keys[kind]) for kind in keys}
    lying = {kind: _on_the_desk(kind, user, keys[kind]) for kind in keys}
    return [
        Chosen(tick, thing, row_of(tick.kind, thing), tick.pk in lying[tick.kind])
        for tick in ticked
        if (thing := things[tick.kind].get(tick.pk))
    ]


def _things(kind: str, user: Any, keys: list[int]) -> dict[int, Thing]:  # noqa: ANN401 - a user
    rows = with_facts(kind, ON_DUTY[kind](user).filter(pk__in=keys))
    return rows.prefetch_related(*FETCHED_WITH.get(kind, ())).in_bulk()


def _on_the_desk(kind: str, user: Any, keys: list[int]) -> set[int]:  # noqa: ANN401 - a user
    desk = THINGS[kind].objects.on_the_desk_of(user).order_by()
    return set(desk.filter(pk__in=keys).values_list("pk", flat=True))
