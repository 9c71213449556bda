"""Inviting a volunteer from the list of those within reach, who stays as unnamed as the list.

Each is called by a handle that holds for one initiative only: with one that held for two, the
bands of both would be about the same person and begin to show where they live.
"""

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User
from initiatives import inviting
from initiatives.models import Initiative, Seat, TeamMember
from kernel.workflow import Refusal
from resources.models import Owner
from resources.offering import Helper, nearest_helpers

SHOWN = 8
AMONG = 2 * SHOWN  # the list may have moved on a little since the page was drawn


def handle_of(initiative: Initiative, owner: Owner) -> str:
    """What the page of this initiative calls a volunteer."""
    return salted_hmac("resources.inviting", f"{initiative.pk}:{owner.pk}").hexdigest()[:24]


def may_be_invited(owner: Owner, initiative: Initiative) -> bool:
    """A volunteer who is not left in peace after an invitation; its team was read along."""
    if not owner.is_volunteer:
        return False
    return not any(
        inviting.rests(member)
        for member in initiative.members.all()
        if member.user_id == owner.user_id
    )


def helper_behind(initiative: Initiative, handle: str) -> Helper | None:
    """The volunteer within reach whom the page calls so; nobody who no longer stands there."""
    found = nearest_helpers(initiative, limit=AMONG)
    volunteers = (helper for helper in found if helper.owner.is_volunteer)
    return next(
        (
            helper
            for helper in volunteers
            if constant_time_compare(handle_of(initiative, helper.owner), handle)
        ),
        None,
    )


@transaction.atomic
def invite_helper(
    initiative: Initiative, handle: str, *, by: User, seat: Seat | None = None, message: str = ""
) -> TeamMember:
    """Invite whom the page calls so. Refuses with helper_gone and as `inviting.invite` does."""
    helper = helper_behind(initiative, handle)
    if helper is None:
        raise Refusal("helper_gone")
    return inviting.invite(initiative, helper.owner.user, by=by, seat=seat, message=message)
