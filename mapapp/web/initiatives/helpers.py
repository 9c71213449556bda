"""Who within reach could help: people and reasons to whoever leads, a number to everybody."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import Initiative
from mapapp.web.initiatives.visitor import Visitor
from resources.bands import band_of
from resources.inviting import SHOWN, handle_of, may_be_invited
from resources.models import Owner
from resources.offering import Helper, owners_reaching, who_could_help

FEW = 5  # smaller groups are not told in public: a number of one points at a home
ICONS = {Owner.Kind.VOLUNTEER: "user", Owner.Kind.GROUP: "users"}


@dataclass(frozen=True, slots=True)
class Person:
    """One who could help: a name if shown, the band, what fits; where they are invited."""

    name: str
    why: str
    icon: str
    invite: str = ""


@dataclass(frozen=True, slots=True)
class Helpers:
    """The sentence for everybody, and the people for those who lead."""

    sentence: str
    people: list[Person]


def helpers_for(initiative: Initiative, can: Visitor) -> Helpers:
    """Counted for all; listed for the lead and the coordinator; the lead invites."""
    found = who_could_help(initiative, limit=SHOWN) if can.sees_helpers else []
    count = owners_reaching(initiative).count()
    inviting = initiative if can.may_manage_team else None
    return Helpers(_sentence(count), [person(helper, inviting) for helper in found])


def _sentence(count: int) -> str:
    if count < FEW:
        return _("Fewer than %(count)s people and organisations nearby so far.") % {"count": FEW}
    words = ngettext(
        "%(count)s person or organisation would come this far.",
        "%(count)s people and organisations would come this far.",
        count,
    )
    return words % {"count": count}


def person(helper: Helper, inviting: Initiative | None = None) -> Person:
    """As the list tells them, to a team that may invite them."""
    reasons = [_("within %(km)s km") % {"km": helper.band_km}]
    reasons += [skill.name for skill in helper.skills]
    reasons += [offer.title for offer in helper.offers]
    icon = ICONS.get(helper.owner.kind, "building-2")
    invite = ""
    if inviting and may_be_invited(helper.owner, inviting):
        handle = handle_of(inviting, helper.owner)
        invite = reverse("initiatives:invite", args=[inviting.pk, handle])
    return Person(helper.owner.shown_as, " · ".join(reasons), icon, invite)


def band_of_visitor(initiative: Initiative, user: object) -> int | None:
    """How far it is from where a volunteer starts, as a band; nothing for anybody else."""
    if not getattr(user, "is_authenticated", False) or not initiative.public_location:
        return None
    mine = Owner.objects.filter(user=user).nearest_first(initiative.public_location).first()
    return band_of(mine.distance.m) if mine else None
