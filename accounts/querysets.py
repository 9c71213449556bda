"""The twins of `predicates.py`: the same questions as conditions of a query.

Every branch speaks of columns of the thing itself, without a join, so that a desk of a territory
is found by an index however many things the country has.
"""

from collections.abc import Callable, Iterable

from django.db.models import Exists, OuterRef, Q

from accounts.models import Office, User
from accounts.roles import GOVERNING, OfficeKind
from geo.models import Region
from kernel.among import Among

NOTHING = Q(pk__in=[])
Condition = Callable[[str], Q]


def governed_by(user: User, prefix: str = "") -> Q:
    """Those an official decides on; `prefix` leads to the thing, as in "initiative__"."""
    return _under(_posts(user, GOVERNING), lambda path: _decided_under(path, prefix))


def coordinated_by(user: User, prefix: str = "") -> Q:
    """Those whose place lies in the territory of this person's front-office."""
    return _under(_posts(user, {OfficeKind.COORDINATOR}), lambda path: _lies_under(path, prefix))


def moderated_by(user: User, prefix: str = "") -> Q:
    """Those whose place lies in the territory this person moderates."""
    return _under(_posts(user, {OfficeKind.MODERATOR}), lambda path: _lies_under(path, prefix))


def _posts(user: User, kinds: Iterable[str]) -> list[Office]:
    if user is None or not user.is_authenticated:
        return []
    return [office for office in user.offices if office.kind in kinds]


def _under(posts: list[Office], condition: Condition) -> Q:
    """Any of the territories; nothing at all without a post."""
    found = NOTHING
    for path in sorted({office.region.path for office in posts}):
        found |= condition(path)
    return found


def _decided_under(path: str, prefix: str) -> Q:
    offices = Office.objects.filter(region__path__startswith=path).values("pk")
    at_none_yet = Q(**{f"{prefix}office": None}) & _lies_under(path, prefix)
    return Q(Among(f"{prefix}office", offices)) | at_none_yet


def _lies_under(path: str, prefix: str) -> Q:
    here = Region.objects.filter(pk=OuterRef(f"{prefix}region"), path__startswith=path)
    return Q(Exists(here))
