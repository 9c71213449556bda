"""Who speaks for the group or body in whose name an initiative is: it is their own work, too.

The apps that know bodies register their rows in `ready()`; whoever spoke for it once keeps a hand
in it, as whoever has left a team does.
"""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, QuerySet

from initiatives.applicants import Applicant
from initiatives.querysets.territory import NOTHING

if TYPE_CHECKING:
    from accounts.models import User
    from initiatives.models import Initiative

Rows = Callable[[], QuerySet]
SPEAKERS: list[Rows] = []


def register(rows: Rows) -> Rows:
    """These rows say by `initiative` and `user` who speaks or ever spoke in its name."""
    if rows not in SPEAKERS:
        SPEAKERS.append(rows)
    return rows


def speakers_of(initiative: "Initiative") -> set[int]:
    """The people behind the name it bears; none where it is its author's own, or an office's."""
    if initiative.applicant == Applicant.CITIZEN or initiative.called_by_id:
        return set()
    found = (rows().filter(initiative=initiative.pk) for rows in SPEAKERS)
    return set().union(*(one.values_list("user", flat=True) for one in found))


def spoken_for_by(user: "User") -> Q:
    """The initiatives that bear the name of whom this person speaks or ever spoke for."""
    mine = (rows().filter(user=user.pk).values("initiative") for rows in SPEAKERS)
    return reduce(or_, (Q(pk__in=one) for one in mine), NOTHING)


def anybody_for(initiative: OuterRef) -> Q:
    """The users who speak or ever spoke in its name, for a query of its supporters."""
    theirs = (rows().filter(initiative=initiative).values("user") for rows in SPEAKERS)
    return reduce(or_, (Q(user__in=one) for one in theirs), NOTHING)
