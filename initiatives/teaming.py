"""Joining a team, being taken into it, leaving it.

The last place is given once: the seat is locked while it is filled.
"""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from initiatives import pins
from initiatives.models import Initiative, Need, Seat, TeamMember
from initiatives.stages import GATHERING
from initiatives.tasking import free_tasks_of
from kernel.outbox import Outbox
from kernel.workflow import Refusal

State = TeamMember.State
MOST_WORDS = 1000


@transaction.atomic
def ask_to_join(
    initiative: Initiative,
    user: User,
    *,
    seat: Seat | None = None,
    need: Need | None = None,
    message: str = "",
) -> TeamMember:
    """Ask for a place in the team; asking twice is asking once.

    Refuses with not_gathering, contact_unconfirmed, already_in_team, place_of_another.
    """
    initiative = _locked(initiative)
    if not user.has_confirmed_contact:
        raise Refusal("contact_unconfirmed")
    for place in filter(None, (seat, need)):
        if place.initiative_id != initiative.pk:
            raise Refusal("place_of_another")
    member, is_new = TeamMember.objects.get_or_create(initiative=initiative, user=user)
    if member.state == State.ACCEPTED:
        raise Refusal("already_in_team")
    member.seat, member.need = seat, None if seat else need
    member.message = message.strip()[:MOST_WORDS]
    member.state, member.answered_at = State.ASKED, None
    member.save()
    _tell(member, "asked", again=not is_new)
    return member


@transaction.atomic
def accept(member: TeamMember, *, by: User) -> TeamMember:
    """Take somebody into the team. Refuses with not_allowed, not_gathering, seat_full, …."""
    initiative = _locked(member.initiative)
    _check_may_manage(by, initiative)
    member = TeamMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if member.state != State.ASKED:
        raise Refusal("not_asked_to_join")
    if member.seat_id and not initiative.seats.empty().filter(pk=member.seat_id).exists():
        raise Refusal("seat_full")
    member.joined_at = member.joined_at or timezone.now()
    return _answer(member, State.ACCEPTED)


@transaction.atomic
def decline(member: TeamMember, *, by: User) -> TeamMember:
    """Say no to somebody who asked. Refuses with not_allowed, not_asked_to_join."""
    _check_may_manage(by, _locked(member.initiative))
    member = TeamMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if member.state != State.ASKED:
        raise Refusal("not_asked_to_join")
    return _answer(member, State.DECLINED)


@transaction.atomic
def leave(member: TeamMember, *, by: User) -> TeamMember:
    """Go, at any time and without anybody's leave; the lead first hands over the lead."""
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=member.initiative_id)
    member = TeamMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if member.user_id != by.pk or member.state not in {State.ASKED, State.ACCEPTED}:
        raise Refusal("not_allowed")
    if initiative.lead_id == by.pk:
        raise Refusal("lead_must_hand_over")
    free_tasks_of(by, initiative)
    return _answer(member, State.LEFT)


@transaction.atomic
def hand_over_lead(initiative: Initiative, to: User, *, by: User) -> Initiative:
    """Another member answers for the work from now on. Refuses with not_allowed, not_in_team."""
    initiative = _locked(initiative)
    _check_may_manage(by, initiative)
    in_team = initiative.members.filter(user=to, state=State.ACCEPTED).exists()
    if not in_team and to.pk != initiative.author_id:
        raise Refusal("not_in_team")
    initiative.lead = to
    initiative.save(update_fields=["lead", "updated_at"])
    return initiative


def _locked(initiative: Initiative) -> Initiative:
    """The initiative as it is now; a team changes only while it gathers."""
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if initiative.stage not in GATHERING:
        raise Refusal("not_gathering", stage=initiative.stage)
    return initiative


def _check_may_manage(by: User, initiative: Initiative) -> None:
    if not by.has_perm("initiatives.manage_team", initiative):
        raise Refusal("not_allowed")


def _answer(member: TeamMember, state: str) -> TeamMember:
    member.state, member.answered_at = state, timezone.now()
    member.save()
    pins.put_initiative(member.initiative)
    _tell(member, state, again=True)
    return member


def _tell(member: TeamMember, what: str, *, again: bool) -> None:
    """Announce it; the moment makes a second asking another announcement."""
    moment = f":{member.updated_at.timestamp():.6f}" if again else ""
    Outbox.put(
        "team",
        key=f"team:{member.pk}:{what}{moment}",
        payload={"member": member.pk, "what": what},
    )
