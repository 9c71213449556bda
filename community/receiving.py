"""Who may be written to: one line for each kind, written by the app that owns it.

Offices stand here; upper apps register their kinds in `ready()`, and the teams in whose name
somebody may write.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet

from accounts.models import Membership, Office
from accounts.predicates import is_signed_in
from accounts.roles import ANSWERING

Row = Any  # a row of the kind's model
User = Any  # a person, or a guest
RECEIVERS: dict[str, "Receiver"] = {}
TEAMS: dict[type[models.Model], Callable[[User, Row], bool]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """One kind of receiver, in the five questions a letter asks about it."""

    name: str
    model: type[models.Model]
    open: Callable[[], QuerySet[Any]]  # those that may be written to
    keys_of: Callable[[User], list[int]]  # those a person reads for today
    people_of: Callable[[Row], Iterable[int]]  # who reads for one of them today
    region_of: Callable[[Row], Row | None]  # whose moderators watch over its letters


def register(line: Receiver) -> Receiver:
    """Make a kind known."""
    RECEIVERS[line.name] = line
    return line


def register_team(model: type[models.Model], may_speak: Callable[[User, Row], bool]) -> None:
    """Let those whom `may_speak` names write in the name of such a thing."""
    TEAMS[model] = may_speak


def line_of(receiver: models.Model) -> Receiver:
    """The line of a receiver's kind."""
    return next(line for line in RECEIVERS.values() if isinstance(receiver, line.model))


def keys_read_for(user: User) -> dict[str, list[int]]:
    """Whom this person reads for today, by the name of the kind; kinds without any left out."""
    found = {name: line.keys_of(user) for name, line in RECEIVERS.items()}
    return {name: keys for name, keys in found.items() if keys}


def reads_for(user: User, receiver: models.Model) -> bool:
    """Whether somebody reads what is written to it."""
    return receiver.pk in line_of(receiver).keys_of(user)


def _posts_of(user: User) -> list[int]:
    if not is_signed_in(user):
        return []
    return [office.pk for office in user.offices if office.kind in ANSWERING]


def _sitting_in(office: Office) -> list[int]:
    rows = Membership.objects.current().filter(office=office, user__is_active=True)
    return list(rows.values_list("user", flat=True))


register(
    Receiver(
        name="office",
        model=Office,
        open=lambda: Office.objects.open().of_kind(*ANSWERING),
        keys_of=_posts_of,
        people_of=_sitting_in,
        region_of=lambda office: office.region,
    )
)
