"""Co-authors of an application: a link the author hands on, and whoever accepts it.

Nobody is looked up by a contact, so an invitation tells nobody who has an account. The link is
signed and good for one person; who accepts it writes the draft along and is in the team from
then on: a hand in the writing is a hand off the decision. Only the author sends it.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from initiatives.models import CoAuthor, Initiative, TeamMember
from initiatives.stages import Stage
from kernel import links
from kernel.workflow import Refusal

PURPOSE = "write along"
LASTS = timedelta(days=14)
MOST = 5


@transaction.atomic
def invite(initiative: Initiative, *, by: User, label: str) -> CoAuthor:
    """Make a link for somebody. Refuses with not_allowed, co_authors_too_many."""
    initiative = _locked(initiative)
    if not by.has_perm("initiatives.invite", initiative):
        raise Refusal("not_allowed")
    rows = initiative.co_authors.all()
    if known := rows.filter(label=label, user=None).first():
        return known
    if rows.count() >= MOST:
        raise Refusal("co_authors_too_many", most=MOST)
    return CoAuthor.objects.create(initiative=initiative, label=label)


def word_for(invitation: CoAuthor) -> str:
    """The word of the address that accepts it."""
    return links.seal(PURPOSE, invitation=invitation.pk)


def invitation_of(word: str) -> CoAuthor:
    """The invitation of a link. Refuses with link_unknown, link_late, invitation_over.

    The two weeks run from the invitation, however often its link was shown.
    """
    key = links.unseal(PURPOSE, word, within=LASTS)["invitation"]
    rows = CoAuthor.objects.select_related("initiative__author", "user")
    invitation = rows.filter(pk=key).first()
    if invitation is None or invitation.initiative.stage != Stage.DRAFT:
        raise Refusal("invitation_over")
    if is_late(invitation):
        raise Refusal(links.LATE)
    return invitation


def is_late(invitation: CoAuthor) -> bool:
    """Its two weeks are over."""
    return invitation.created_at + LASTS <= timezone.now()


@transaction.atomic
def accept(invitation: CoAuthor, *, by: User) -> CoAuthor:
    """Write along from now on; accepting twice is accepting once.

    Refuses with invitation_over, contact_unconfirmed, writes_already.
    """
    initiative = _locked(invitation.initiative)
    invitation = CoAuthor.objects.filter(pk=invitation.pk).first()
    if invitation is not None and invitation.user_id == by.pk:
        return invitation
    if invitation is None or invitation.user_id or initiative.stage != Stage.DRAFT:
        raise Refusal("invitation_over")
    if not by.has_confirmed_contact:
        raise Refusal("contact_unconfirmed")
    if by.pk == initiative.author_id or initiative.co_authors.filter(user=by).exists():
        raise Refusal("writes_already")
    now = timezone.now()
    invitation.user, invitation.accepted_at = by, now
    invitation.save()
    TeamMember.objects.update_or_create(
        initiative=initiative,
        user=by,
        defaults={"state": TeamMember.State.ACCEPTED, "joined_at": now, "answered_at": now},
    )
    return invitation


@transaction.atomic
def part_with(co_author: CoAuthor, *, by: User) -> None:
    """The author takes the invitation back, or the co-author stops. Refuses with not_allowed."""
    initiative = _locked(co_author.initiative)
    co_author = CoAuthor.objects.filter(pk=co_author.pk).first()  # accepted meanwhile, or gone
    if co_author is None:
        return
    if by.pk != co_author.user_id and not by.has_perm("initiatives.invite", initiative):
        raise Refusal("not_allowed")
    gone = TeamMember.objects.filter(initiative=initiative, user=co_author.user_id or 0)
    gone.update(state=TeamMember.State.LEFT, answered_at=timezone.now())
    co_author.delete()


def _locked(initiative: Initiative) -> Initiative:
    return Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
