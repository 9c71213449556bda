"""The check of an organisation's papers, by the coordinators of its region."""

from django.db import transaction

from accounts.predicates import coordinates
from kernel.models import JournalEntry
from kernel.workflow import Given, Move, Workflow
from resources.models import LegalPerson, Owner
from resources.models.legal_person import CheckStage as S
from resources.pins import put_owner
from resources.predicates import represents_it


def show_or_hide(papers: LegalPerson, _entry: JournalEntry, _given: Given) -> None:
    """Whoever is verified stands on the map, whoever is not, does not."""
    put_owner(Owner.objects.select_related("legal_person", "region").get(pk=papers.owner_id))


# fmt: off
CHECKING = Workflow(
    "legal_person",
    Move("claim",  frozenset({S.NEW, S.REFUSED}),      S.CLAIMED,  by=represents_it,
         tells=frozenset({"coordinators"})),
    Move("verify", frozenset({S.CLAIMED, S.REFUSED}),  S.VERIFIED, by=coordinates & ~represents_it,
         tells=frozenset({"representatives"})),
    Move("refuse", frozenset({S.CLAIMED, S.VERIFIED}), S.REFUSED,  by=coordinates & ~represents_it,
         needs=("reason",), tells=frozenset({"representatives"})),
    after=show_or_hide,
)
# fmt: on


def claim_to_be(owner: Owner, bin_number: str, *, by: object) -> LegalPerson:
    """Say which legal person an owner is; another number makes the check begin anew."""
    with transaction.atomic():
        kept = LegalPerson.objects.filter(owner=owner).first()
        if kept and kept.bin == bin_number:
            return kept
        if kept:
            kept.delete()
        legal_person = LegalPerson.objects.create(owner=owner, bin=bin_number)
        legal_person.move("claim", by=by)
    return legal_person
