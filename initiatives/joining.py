"""A place in a team as it changes hands: locked, taken, answered, announced.

Whoever asks and whoever is invited come in by the same door, so a place is given once.
"""

from django.utils import timezone

from accounts.models import User
from initiatives import pins
from initiatives.models import Initiative, TeamMember
from initiatives.stages import GATHERING
from kernel.outbox import Outbox
from kernel.workflow import Refusal

State = TeamMember.State
MOST_WORDS = 1000


def locked(initiative: Initiative) -> Initiative:
    """The initiative as it is now, and nobody else changes its team meanwhile."""
    return Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)


def gathering(initiative: Initiative) -> Initiative:
    """The same; a team grows only while it gathers."""
    initiative = locked(initiative)
    if initiative.stage not in GATHERING:
        raise Refusal("not_gathering", stage=initiative.stage)
    return initiative


def place(member: TeamMember) -> TeamMember:
    """The place as it is now; its initiative is locked before."""
    return TeamMember.objects.select_for_update(of=("self",)).get(pk=member.pk)


def check_may_manage(by: User, initiative: Initiative) -> None:
    """Refuses with not_allowed."""
    if not by.has_perm("initiatives.manage_team", initiative):
        raise Refusal("not_allowed")


def take_in(member: TeamMember, *, tells: str = State.ACCEPTED) -> TeamMember:
    """They are in the team from now on. Refuses with seat_full."""
    if member.seat_id and not member.initiative.seats.empty().filter(pk=member.seat_id).exists():
        raise Refusal("seat_full")
    member.joined_at = member.joined_at or timezone.now()
    return answer(member, State.ACCEPTED, tells=tells)


def answer(member: TeamMember, state: str, *, tells: str = "") -> TeamMember:
    """Where the two stand now; the announcement is called like the state, or `tells`."""
    member.state, member.answered_at = state, timezone.now()
    member.save()
    pins.put_initiative(member.initiative)
    tell(member, tells or state, again=True)
    return member


def tell(member: TeamMember, what: str, *, again: bool) -> None:
    """Announce it; the moment makes a second asking another announcement."""
    moment = f":{member.updated_at.timestamp():.6f}" if again else ""
    Outbox.put(
        "team",
        key=f"team:{member.pk}:{what}{moment}",
        payload={"member": member.pk, "what": what},
    )
