"""What holds the journal together: a seal on each entry, and each night a seal over all new ones.

The seal of an entry is SHA-256 over the seal before it (of the same subject) and over what the
entry says; `journal_seal` in the database computes it (migration 0004), so no writer can leave it
out. Whoever changes an entry breaks its seal; whoever mends that seal breaks every later one and
the nightly seal, which is public: anybody may have written it down.
"""

import pgtrigger
from django.db import models
from django.utils import timezone

# One writer of a subject at a time, and its number drawn under that lock: numbers stand in the
# order of the chain, whichever transaction began first.
SEAL = """
PERFORM pg_advisory_xact_lock(NEW.subject_type_id, hashint8(NEW.subject_id));
NEW.id := nextval(pg_get_serial_sequence('kernel_journalentry', 'id'));
SELECT seal INTO before FROM kernel_journalentry
    WHERE subject_type_id = NEW.subject_type_id AND subject_id = NEW.subject_id
    ORDER BY id DESC LIMIT 1;
NEW.seal := journal_seal(before, NEW);
RETURN NEW;
"""


class JournalSeal(models.Model):
    """The seal of one night: over the seal before it and those of all entries since."""

    upto = models.BigIntegerField(unique=True)  # the number of the last entry it holds
    entries = models.PositiveBigIntegerField()
    root = models.BinaryField(max_length=32)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["upto"]
        triggers = [
            pgtrigger.Protect(
                name="seals_are_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return bytes(self.root).hex()


class JournalCheck(models.Model):
    """What the latest look over the whole journal found; one row a look."""

    at = models.DateTimeField(default=timezone.now)
    entries = models.PositiveBigIntegerField()
    seals = models.PositiveBigIntegerField()
    altered = models.JSONField(default=list)  # numbers of entries whose seal does not fit
    torn = models.JSONField(default=list)  # `upto` of nightly seals that do not fit

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {len(self.altered)}, {len(self.torn)}"

    @property
    def is_whole(self) -> bool:
        """Every entry and every night are as they were written."""
        return not self.altered and not self.torn
