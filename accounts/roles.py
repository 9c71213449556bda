"""The thirteen roles, listed once, and which of them a person has today.

Roles of the public are chosen by the person; roles of staff come from a post with a territory;
roles that an upper app knows of (a verified organisation) are told to `roles_of` through
`also_known_from`, because accounts may not look upward.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User

ROLES = (
    "guest",
    "citizen",
    "volunteer",
    "group_lead",
    "representative_unverified",
    "representative",
    "official_district",
    "official_region",
    "department",
    "coordinator",
    "moderator",
    "analyst",
    "operator",
)


class OfficeKind(TextChoices):
    """What a post is for; each is also the name of a role."""

    OFFICIAL_DISTRICT = "official_district", _("District akimat")
    OFFICIAL_REGION = "official_region", _("Regional akimat")
    DEPARTMENT = "department", _("Department")
    COORDINATOR = "coordinator", _("Front office")
    MODERATOR = "moderator", _("Moderation")
    ANALYST = "analyst", _("National analysis")
    OPERATOR = "operator", _("Technical operation")


class ChosenRole(TextChoices):
    """What a person says they come for; several at once are usual."""

    INITIATOR = "initiator", _("Initiator")
    VOLUNTEER = "volunteer", _("Volunteer")
    GROUP = "group", _("Initiative group")
    ORGANISATION = "organisation", _("Organisation")
    BUSINESS = "business", _("Business or patron")


GOVERNING = frozenset({OfficeKind.OFFICIAL_DISTRICT, OfficeKind.OFFICIAL_REGION})
# posts that answer residents: they decide, or coordinate a territory
ANSWERING = GOVERNING | {OfficeKind.DEPARTMENT, OfficeKind.COORDINATOR}
STAFF_ROLES = frozenset(kind.value for kind in OfficeKind)
ROLE_OF_CHOICE = {
    ChosenRole.INITIATOR: "citizen",
    ChosenRole.VOLUNTEER: "volunteer",
    ChosenRole.GROUP: "group_lead",
    ChosenRole.ORGANISATION: "representative_unverified",
    ChosenRole.BUSINESS: "representative_unverified",
}

Source = Callable[["User"], Iterable[str]]
_sources: list[Source] = []


def also_known_from(source: Source) -> Source:
    """Let an upper app add roles it knows of; called once in its `ready()`."""
    if source not in _sources:
        _sources.append(source)
    return source


def roles_of(user: object) -> frozenset[str]:
    """Every role this person has today."""
    if not getattr(user, "is_authenticated", False):
        return frozenset({"guest"})
    chosen = {ROLE_OF_CHOICE[choice] for choice in user.chosen_roles}
    posts = {str(office.kind) for office in user.offices}
    told = {role for source in _sources for role in source(user)}
    return frozenset({"citizen"} | chosen | posts | told)
