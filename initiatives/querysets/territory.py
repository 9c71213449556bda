"""Whose desk a thing lies on, as conditions of a query; twins of `initiatives/predicates.py`."""

from django.db.models import Q

from accounts.models import Office
from accounts.predicates import is_signed_in
from accounts.querysets import coordinated_by, governed_by, moderated_by
from accounts.roles import OfficeKind

DECIDING_KINDS = (
    OfficeKind.OFFICIAL_DISTRICT,
    OfficeKind.OFFICIAL_REGION,
    OfficeKind.DEPARTMENT,
)
NOTHING = Q(pk__in=[])


def offices_of(user: object) -> list[Office]:
    """The deciding offices this person sits in today."""
    if not is_signed_in(user):
        return []
    return [office for office in user.offices if office.kind in DECIDING_KINDS]


def decided_by(user: object) -> Q:
    """What this person's office has to decide, by territory or by being addressed itself."""
    if not is_signed_in(user):
        return NOTHING
    return governed_by(user) | Q(office__in=[office.pk for office in offices_of(user)])


def watched_by(user: object) -> Q:
    """What this person sees by duty: decided, coordinated or moderated."""
    if not is_signed_in(user):
        return NOTHING
    return decided_by(user) | coordinated_by(user) | moderated_by(user)
