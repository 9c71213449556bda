"""The team as others see it: roles for everybody, names only where their owners show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives.models import Initiative, TeamMember
from initiatives.predicates import has_a_hand_in
from initiatives.stages import GATHERING

State = TeamMember.State


@dataclass(frozen=True, slots=True)
class Member:
    """One person and their place."""

    pk: int
    name: str
    role: str
    place: TeamMember | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the team asks of the visitor."""

    pk: int
    role: str
    place: TeamMember
    is_full: bool  # somebody else has the place now


@dataclass(frozen=True, slots=True)
class Team:
    """The people of one initiative, for one visitor."""

    members: list[Member]
    asking: list[Member]
    invited: list[Member]
    invitation: Invitation | None
    mine: TeamMember | None
    is_mine: bool  # the visitor carries it, or asked to
    has_a_hand: bool  # and so neither backs nor judges it

    @property
    def my_words(self) -> str:
        """Where the visitor stands with the team."""
        if self.mine is None:
            return ""
        if self.mine.state == State.ASKED:
            return _("You asked to join. The lead has not answered yet.")
        return _("You are in the team: %(role)s.") % {"role": role_of(self.mine)}

    @property
    def may_leave(self) -> bool:
        """The visitor has a place, or waits for one."""
        return self.mine is not None and self.mine.state in {State.ASKED, State.ACCEPTED}


def team_of(initiative: Initiative, user: object, *, manages: bool) -> Team:
    """Those who ask or are invited only to whoever manages; the rows come with the initiative."""
    rows = list(initiative.members.all())
    members = [Member(0, _name_of_lead(initiative), _("Lead"))] if initiative.lead_id else []
    members += [
        _member(m) for m in rows if m.state == State.ACCEPTED and m.user_id != initiative.lead_id
    ]
    mine = next((m for m in rows if m.user_id == getattr(user, "pk", None)), None)
    is_mine = _is_in_it(initiative, user, mine)
    return Team(
        members=members,
        asking=[_member(m) for m in rows if m.state == State.ASKED] if manages else [],
        invited=[_member(m) for m in rows if m.state == State.INVITED] if manages else [],
        invitation=_invitation(mine, rows) if initiative.stage in GATHERING else None,
        mine=mine,
        is_mine=is_mine,
        has_a_hand=is_mine or has_a_hand_in(user, initiative),
    )


def _invitation(mine: TeamMember | None, rows: list[TeamMember]) -> Invitation | None:
    """What waits for the visitor's answer."""
    if mine is None or mine.state != State.INVITED:
        return None
    taken = sum(m.state == State.ACCEPTED and m.seat_id == mine.seat_id for m in rows)
    is_full = mine.seat is not None and taken >= mine.seat.wanted
    return Invitation(mine.pk, role_of(mine), mine, is_full)


def _name_of_lead(initiative: Initiative) -> str:
    """An author who hides the name on the page hides it as the lead, too."""
    if initiative.called_by_id and initiative.lead_id == initiative.author_id:
        return initiative.called_by.name
    is_hidden = initiative.hides_name and initiative.lead_id == initiative.author_id
    return _("A resident") if is_hidden else initiative.lead.shown_as


def _is_in_it(initiative: Initiative, user: object, mine: TeamMember | None) -> bool:
    key = getattr(user, "pk", None)
    if key is None:
        return False
    accepted = mine is not None and mine.state in {State.ACCEPTED, State.ASKED}
    return accepted or key in {initiative.author_id, initiative.lead_id}


def _member(member: TeamMember) -> Member:
    return Member(member.pk, member.user.shown_as, role_of(member), member)


def role_of(member: TeamMember) -> str:
    """The seat, or what they came for, or simply a helper."""
    place = member.seat or member.need
    return str(place) if place else _("Helper")
