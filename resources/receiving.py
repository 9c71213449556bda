"""Groups, organisations and businesses may be written to by a form; a volunteer may not.

Whoever founds a body here calls it as they like, so one with papers is written to only once a
coordinator has seen them: nobody confides in a name that somebody took.
"""

from django.db.models import Q

from community.receiving import Receiver, register
from resources.models import Owner
from resources.models.legal_person import CheckStage
from resources.querysets import OwnerQuerySet

TRUSTED = Q(kind=Owner.Kind.GROUP) | Q(legal_person__stage=CheckStage.VERIFIED)


def open_owners() -> OwnerQuerySet:
    """Those that may be written to: groups, and bodies whose papers were seen."""
    return Owner.objects.of_a_body().filter(TRUSTED)


def is_answering(owner: Owner) -> bool:
    """A letter to it reaches somebody."""
    rows = open_owners().filter(pk=owner.pk)
    return bool(owner.region_id and rows.people())


def _owners_of(user: object) -> list[int]:
    if not getattr(user, "is_authenticated", False):
        return []
    return list(Owner.objects.of_a_body().spoken_for_by(user).values_list("pk", flat=True))


register(
    Receiver(
        name="owner",
        model=Owner,
        open=open_owners,
        keys_of=_owners_of,
        people_of=lambda owner: Owner.objects.filter(pk=owner.pk).people(),
        region_of=lambda owner: owner.region,
    )
)
