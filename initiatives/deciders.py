"""Who decided on an initiative, and with whom: their offices then, and those where it lay.

An appeal and a forwarding lead it away from an office; whoever sits or sat there has decided on
it all the same, or stood beside those who did.
"""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from accounts.models import Membership
from initiatives.models import Initiative
from kernel.models import JournalEntry

NAMED = ("office_id", "office_before_id")  # what an entry calls the office it leads to or from


def deciders_of(initiative: Initiative, *, hands: set[int]) -> set[int]:
    """Everybody who made a move, and all of their offices; an author decides nothing."""
    entries = list(initiative.journal())
    acted = {entry.actor_id for entry in entries} - {None}
    offices = {initiative.office_id, *initiative.involvements.values_list("office", flat=True)}
    offices |= {entry.details.get(name) for entry in entries for name in NAMED}
    offices |= _posts_behind(entries, acted - hands)
    sitting = Membership.objects.filter(office__in=offices - {None, 0})
    return acted | set(sitting.values_list("user", flat=True))


def _posts_behind(entries: Iterable[JournalEntry], people: set[int]) -> set[int]:
    """The offices where each sat on the day of a move."""
    posts = list(Membership.objects.filter(user__in=people))
    days = [(entry.actor_id, timezone.localdate(entry.at)) for entry in entries]
    return {
        post.office_id
        for post in posts
        if any(
            actor == post.user_id and post.since <= day <= (post.until or date.max)
            for actor, day in days
        )
    }
