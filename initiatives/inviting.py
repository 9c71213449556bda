"""Inviting into a team: the lead asks, the person answers; the other way round of `teaming`.

Nothing of it is a hand in the work before the person has said yes, and its words go with the
answer. Whoever asked and was invited meanwhile is in the team at once.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from initiatives import joining
from initiatives.models import Initiative, Seat, TeamMember
from kernel.workflow import Refusal

State = TeamMember.State
MOST_OPEN = 50
# nobody is asked over and over: after their no, and after a lead who asks and takes it back
RESTS = {State.REFUSED: timedelta(days=30), State.RECALLED: timedelta(days=1)}


@transaction.atomic
def invite(
    initiative: Initiative, user: User, *, by: User, seat: Seat | None = None, message: str = ""
) -> TeamMember:
    """Ask somebody into the team.

    Refuses with not_gathering, not_allowed, place_of_another, seat_full, already_in_team,
    asked_already, is_invited, invited_lately, invitations_too_many.
    """
    initiative = joining.gathering(initiative)
    _check_may_invite(by, initiative, seat)
    known = initiative.members.filter(user=user).first()
    if known is not None and known.state == State.ASKED:
        return _meet(known, seat)
    _check_may_be_invited(user, initiative, known)
    member = known or TeamMember(initiative=initiative, user=user)
    member.seat, member.need = seat, None
    member.message, member.invited_by = message.strip()[: joining.MOST_WORDS], by
    member.state, member.answered_at = State.INVITED, None
    member.save()
    joining.tell(member, State.INVITED, again=True)
    return member


@transaction.atomic
def agree(member: TeamMember, *, by: User) -> TeamMember:
    """Say yes and be in the team.

    Refuses with not_gathering, not_invited, contact_unconfirmed, seat_full.
    """
    initiative = joining.gathering(member.initiative)
    member = _invitation(member, to=by)
    if initiative.is_hidden:
        raise Refusal("not_gathering", stage=initiative.stage)
    if not by.has_confirmed_contact:
        raise Refusal("contact_unconfirmed")
    member.message = ""
    return joining.take_in(member, tells="agreed")


@transaction.atomic
def refuse(member: TeamMember, *, by: User) -> TeamMember:
    """Say no, whatever became of the initiative. Refuses with not_invited."""
    joining.locked(member.initiative)
    member = _invitation(member, to=by)
    member.message = ""
    return joining.answer(member, State.REFUSED)


@transaction.atomic
def recall(member: TeamMember, *, by: User) -> TeamMember:
    """Take an invitation back. Refuses with not_gathering, not_allowed, not_invited."""
    joining.check_may_manage(by, joining.gathering(member.initiative))
    member = _invitation(member)
    member.message = ""
    return joining.answer(member, State.RECALLED)


def rests(member: TeamMember) -> bool:
    """Was invited, and is left in peace for a while."""
    rest = RESTS.get(State(member.state))
    return bool(rest and member.answered_at and member.answered_at + rest > timezone.now())


def _check_may_invite(by: User, initiative: Initiative, seat: Seat | None) -> None:
    joining.check_may_manage(by, initiative)
    if initiative.is_hidden:
        raise Refusal("not_gathering", stage=initiative.stage)
    if seat is None:
        return
    if seat.initiative_id != initiative.pk:
        raise Refusal("place_of_another")
    if not initiative.seats.empty().filter(pk=seat.pk).exists():
        raise Refusal("seat_full")


def _check_may_be_invited(user: User, initiative: Initiative, known: TeamMember | None) -> None:
    is_in_it = known is not None and known.state == State.ACCEPTED
    if is_in_it or user.pk in {initiative.author_id, initiative.lead_id}:
        raise Refusal("already_in_team")
    if known is not None and known.state == State.INVITED:
        raise Refusal("is_invited")
    if known is not None and rests(known):
        raise Refusal("invited_lately")
    if initiative.members.filter(state=State.INVITED).count() >= MOST_OPEN:
        raise Refusal("invitations_too_many", most=MOST_OPEN)


def _meet(asking: TeamMember, seat: Seat | None) -> TeamMember:
    """Both want it; only where they mean different places the request is answered first."""
    if seat is not None and seat.pk != asking.seat_id:
        raise Refusal("asked_already")
    return joining.take_in(asking)


def _invitation(member: TeamMember, *, to: User | None = None) -> TeamMember:
    """The open invitation as it is now, to this person if one is named."""
    member = joining.place(member)
    is_theirs = to is None or member.user_id == to.pk
    if member.state != State.INVITED or not is_theirs:
        raise Refusal("not_invited")
    return member
