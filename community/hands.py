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
OF_A_KIND: dict[str, Rows] = {}
NOTHING = Q(pk__in=[])


def register(rows: Rows) -> Rows:
    """These are, by `number`, the things a person has a hand in; all said about them counts."""
    if rows not in NUMBERED:
        NUMBERED.append(rows)
    return rows


def register_kind(kind: str, rows: Rows) -> Rows:
    """These are the rows of one kind of `moderated.py` that a person is a side of."""
    OF_A_KIND[kind] = rows
    return rows


def has_a_hand_in(user: User, number: str | None) -> bool:
    """It is this person's own work, or that of people they belong to."""
    return bool(number) and any(rows(user).filter(number=number).exists() for rows in NUMBERED)


def is_a_side_of(user: User, kind: str, key: int) -> bool:
    """It was written to those this person belongs to."""
    return kind in OF_A_KIND and OF_A_KIND[kind](user).filter(pk=key).exists()


def with_a_hand_of(user: User) -> Q:
    """The same as a condition on rows with a `number`."""
    mine = (Q(Exists(rows(user).filter(number=OuterRef("number")))) for rows in NUMBERED)
    return reduce(or_, mine, NOTHING)


def with_a_side_of(user: User) -> Q:
    """The same as a condition on decisions."""
    mine = (
        Q(Exists(rows(user).filter(pk=OuterRef("subject_id"))), kind=kind)
        for kind, rows in OF_A_KIND.items()
    )
    return reduce(or_, mine, NOTHING)
