"""Who may: questions about a person and a thing that lies in a region and at an office.

Each rule over a territory has a twin in `querysets.py`. An official answers for the office a
thing was sent to (an appeal leaves the district although the place stays in it); a front-office
and a moderator answer for the place itself.
"""

from typing import Any

import rules

from accounts.models import User
from accounts.roles import OfficeKind, roles_of

Subject = Any  # has .region and, if it is decided by someone, .office


def territory_of(subject: Subject) -> Any:  # noqa: ANN401 - a geo.Region
    """Where it is decided: the region of its office, or its own while it has none."""
    office = getattr(subject, "office", None)
    return office.region if office is not None else subject.region


def _holds(user: User, kind: str, region: Any) -> bool:  # noqa: ANN401 - a geo.Region
    return any(office.kind == kind and office.contains(region) for office in user.offices)


@rules.predicate
def is_signed_in(user: User, _subject: Subject = None) -> bool:
    """A person with an account, neither a guest nor the system."""
    return user is not None and user.is_authenticated


@rules.predicate
def has_confirmed_contact(user: User, _subject: Subject = None) -> bool:
    """Somebody who can be reached."""
    return is_signed_in(user) and user.has_confirmed_contact


@rules.predicate
def governs(user: User, subject: Subject) -> bool:
    """An official of an akimat whose territory holds it."""
    return is_signed_in(user) and user.governs(territory_of(subject))


@rules.predicate
def coordinates(user: User, subject: Subject) -> bool:
    """A coordinator of a front-office whose territory holds its place."""
    return is_signed_in(user) and _holds(user, OfficeKind.COORDINATOR, subject.region)


@rules.predicate
def moderates(user: User, subject: Subject) -> bool:
    """A moderator whose territory holds its place."""
    return is_signed_in(user) and _holds(user, OfficeKind.MODERATOR, subject.region)


@rules.predicate
def is_staff_of_platform(user: User, _subject: Subject = None) -> bool:
    """Keeps the platform itself: may open the staff admin, or is a technical operator."""
    return is_signed_in(user) and (user.is_staff or "operator" in roles_of(user))


@rules.predicate
def is_office_member(user: User, office: Subject) -> bool:
    """Sits in this very office today."""
    return is_signed_in(user) and office is not None and office in user.offices
