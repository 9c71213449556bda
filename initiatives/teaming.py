"""Asking to join a team, being taken into it, leaving it; `inviting` is the other way round.

The last place is given once: the seat is locked while it is filled.
"""

from django.db import transaction

from accounts.models import User
from initiatives import joining
from initiatives.models import Initiative, Need, Seat, TeamMember
from initiatives.tasking import free_tasks_of
from kernel.workflow import Refusal

State = TeamMember.State


@transaction.atomic
def ask_to_join(
    initiative: Initiative,
    user: User,
    *,
    seat: Seat | None = None,
    need: Need | None = None,
    message: str = "",
) -> TeamMember:
    """Ask for a place in the team; asking twice is asking once, asking when invited is a yes.

    Refuses with not_gathering, contact_unconfirmed, already_in_team, place_of_another,
    invited_already, seat_full.
    """
    initiative = joining.gathering(initiative)
    if not user.has_confirmed_contact:
        raise Refusal("contact_unconfirmed")
    for place in filter(None, (seat, need)):
        if place.initiative_id != initiative.pk:
            raise Refusal("place_of_another")
    member, is_new = TeamMember.objects.get_or_create(initiative=initiative, user=user)
    if member.state == State.ACCEPTED:
        raise Refusal("already_in_team")
    member.message = message.strip()[: joining.MOST_WORDS]
    if member.state == State.INVITED:
        return _meet(member, seat or need)
    member.seat, member.need = seat, None if seat else need
    member.state, member.answered_at, member.invited_by = State.ASKED, None, None
    member.save()
    joining.tell(member, "asked", again=not is_new)
    return member


@transaction.atomic
def accept(member: TeamMember, *, by: User) -> TeamMember:
    """Take somebody into the team. Refuses with not_allowed, not_gathering, seat_full, …."""
    joining.check_may_manage(by, joining.gathering(member.initiative))
    member = joining.place(member)
    if member.state != State.ASKED:
        raise Refusal("not_asked_to_join")
    return joining.take_in(member)


@transaction.atomic
def decline(member: TeamMember, *, by: User) -> TeamMember:
    """Say no to somebody who asked. Refuses with not_allowed, not_asked_to_join."""
    joining.check_may_manage(by, joining.gathering(member.initiative))
    member = joining.place(member)
    if member.state != State.ASKED:
        raise Refusal("not_asked_to_join")
    return joining.answer(member, State.DECLINED)


@transaction.atomic
def leave(member: TeamMember, *, by: User) -> TeamMember:
    """Go, at any time and without anybody's leave; the lead first hands over the lead."""
    initiative = joining.locked(member.initiative)
    member = joining.place(member)
    if member.user_id != by.pk or member.state not in {State.ASKED, State.ACCEPTED}:
        raise Refusal("not_allowed")
    if initiative.lead_id == by.pk:
        raise Refusal("lead_must_hand_over")
    free_tasks_of(by, initiative)
    return joining.answer(member, State.LEFT)


@transaction.atomic
def hand_over_lead(initiative: Initiative, to: User, *, by: User) -> Initiative:
    """Another member answers for the work from now on. Refuses with not_allowed, not_in_team."""
    initiative = joining.gathering(initiative)
    joining.check_may_manage(by, initiative)
    in_team = initiative.members.filter(user=to, state=State.ACCEPTED).exists()
    if not in_team and to.pk != initiative.author_id:
        raise Refusal("not_in_team")
    initiative.lead = to
    initiative.save(update_fields=["lead", "updated_at"])
    return initiative


def _meet(invited: TeamMember, wished: Seat | Need | None) -> TeamMember:
    """Both want it; only where they mean different places the invitation is answered first."""
    if wished not in (None, invited.seat):
        raise Refusal("invited_already")
    return joining.take_in(invited, tells="agreed")
