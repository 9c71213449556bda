"""A letter of many things: what happened around a person in a day or a week.

A run covers one stretch of time for everybody of one cadence; it is carried out in batches and
remembers how far it came, so that a kill in the middle loses nothing and doubles nothing.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from notifications.models.follow import Cadence

DIGESTED = [choice for choice in Cadence.choices if choice[0] != Cadence.IMMEDIATE]


class DigestRun(models.Model):
    """One stretch of time to be told of, and the person it has come to."""

    cadence = models.CharField(max_length=9, choices=DIGESTED)
    since = models.DateTimeField()
    until = models.DateTimeField()
    reached = models.BigIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cadence", "until"], name="digest_run_is_one"),
            models.CheckConstraint(
                condition=models.Q(since__lt=models.F("until")), name="digest_run_has_a_length"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cadence} {self.until:%Y-%m-%d}"


class Digest(models.Model):
    """What one person is told of in one run: the newest happenings, and how many there were."""

    run = models.ForeignKey(DigestRun, on_delete=models.PROTECT, related_name="digests")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests"
    )
    happenings = ArrayField(models.BigIntegerField())
    total = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "user"], name="digest_is_one_for_each_run"),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} → {self.user_id}"
