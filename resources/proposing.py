"""Proposing in the name of a group or a body: only of one that the author speaks for today.

Whoever may found a body on the platform may call it as they like; so a body with papers proposes
nothing before a coordinator has seen them.
"""

from django.db import transaction
from django.db.models import F, QuerySet

from accounts.models import User
from initiatives.applicants import Applicant
from initiatives.models import Initiative
from kernel.workflow import NOT_ALLOWED, Refusal
from resources.models import Owner, Proposer, Representative


@transaction.atomic
def propose_as(initiative: Initiative, owner: Owner | None, *, by: User) -> Initiative:
    """In the name of an owner; with none, in the author's own. Its questions fit at once.

    Refuses with not_allowed, applicant_not_yours.
    """
    draft = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if not by.has_perm("initiatives.choose_applicant", draft):
        raise Refusal(NOT_ALLOWED)
    if owner is None:
        Proposer.objects.filter(initiative=draft).delete()
    elif Owner.objects.proposing_for(by).filter(pk=owner.pk).exists():
        Proposer.objects.update_or_create(initiative=draft, defaults={"owner": owner})
    else:
        raise Refusal("applicant_not_yours")
    draft.applicant = owner.kind if owner else Applicant.CITIZEN
    draft.save(update_fields=["applicant", "updated_at"])
    return draft


def is_spoken_for(initiative: Initiative) -> bool:
    """Its author speaks today for the owner in whose name it is."""
    behind = Owner.objects.filter(proposals__initiative=initiative).values("pk")
    return Owner.objects.proposing_for(initiative.author).filter(pk__in=behind).exists()


def speakers() -> QuerySet[Representative]:
    """Everybody who speaks or ever spoke for an owner, beside each initiative in its name."""
    proposed = Representative.objects.filter(owner__proposals__initiative__isnull=False)
    return proposed.annotate(initiative=F("owner__proposals__initiative"))
