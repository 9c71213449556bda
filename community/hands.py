"""Who has a hand in what moderators watch over: the apps that know its people answer.

They register their rows in `ready()`. Whoever has a hand in a thing moderates nothing of it:
neither what was written there nor what others say about it.
"""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

User = Any  # somebody signed in
Rows = Callable[[User], QuerySet[Any]]
NUMBERED: list[Rows] = []
NOTHING = Q(pk__in=[])


def register(rows: Rows) -> Rows:
    """These are, by `number`, the things a person has a hand in; all said about them counts."""
    if rows not in NUMBERED:
        NUMBERED.append(rows)
    return rows


def has_a_hand_in(user: User, number: str | None) -> bool:
    """It is this person's own work, or that of people they belong to."""
    return bool(number) and any(rows(user).filter(number=number).exists() for rows in NUMBERED)


def with_a_hand_of(user: User) -> Q:
    """The same as a condition on rows with a `number`."""
    mine = (Q(Exists(rows(user).filter(number=OuterRef("number")))) for rows in NUMBERED)
    return reduce(or_, mine, NOTHING)
