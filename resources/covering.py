"""What this app adds to the coverage of needs and takes back at the end of a search."""

from django.db.models import BigIntegerField, Sum
from django.db.models.functions import Coalesce

from initiatives.coverage import counted_for_each
from initiatives.models import Initiative
from kernel.models import JournalEntry
from resources.models import Pledge
from resources.pledging import release_all


def accepted_or_given() -> Coalesce:
    """Promises that were accepted, and what was given, in the measure of each need."""
    worth = Sum(Coalesce("amount_tiyn", "quantity", output_field=BigIntegerField()))
    return counted_for_each(Pledge.objects.counted(), worth)


def release_promises(initiative: Initiative, entry: JournalEntry) -> None:
    """Everybody who promised is free again, for the reason of the move that ended it."""
    release_all(initiative, reason=entry.reason)
