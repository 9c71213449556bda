"""Who has a hand in what moderators watch over: the apps that know its people answer.

They register their rows in `ready()`. Whoever has a hand in a thing moderates nothing of it:
neither what was written there nor what others say about it.
"""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

Rows = Callable[[Any], QuerySet[Any]]
ROWS: list[Rows] = []
NOTHING = Q(pk__in=[])


def register(rows: Rows) -> Rows:
    """These are, by `number`, the things a person has a hand in."""
    if rows not in ROWS:
        ROWS.append(rows)
    return rows


def has_a_hand_in(user: Any, number: str) -> bool:  # noqa: ANN401 - a user
    """It is this person's own work, or that of people they belong to."""
    return any(rows(user).filter(number=number).exists() for rows in ROWS)


def with_a_hand_of(user: Any) -> Q:  # noqa: ANN401 - a user
    """The same as a condition on decisions."""
    mine = (Q(Exists(rows(user).filter(number=OuterRef("number")))) for rows in ROWS)
    return reduce(or_, mine, NOTHING)
