"""Who has looked at what is masked, when and why. Never edited: the database refuses."""

from datetime import timedelta

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

LASTS = timedelta(minutes=15)


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Openings by what they opened."""

    def of(self, subject: models.Model, what: str) -> "OpeningQuerySet":
        """Every look at one masked side of a thing, the newest first."""
        kind = ContentType.objects.get_for_model(subject)
        rows = self.filter(subject_type=kind, subject_id=subject.pk, what=what)
        return rows.order_by("-pk")

    def stands_for(self, user: models.Model, subject: models.Model, what: str) -> bool:
        """Whether they have said why, a short while ago."""
        since = timezone.now() - LASTS
        return self.of(subject, what).filter(by=user.pk, at__gt=since).exists()


class Opening(models.Model):
    """One look of one person at an original photo or at somebody's contact."""

    class What(models.TextChoices):
        """What is masked until somebody says why they need it."""

        ORIGINAL = "original"
        CONTACT = "contact"

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    what = models.CharField(max_length=8, choices=What)
    reason = models.TextField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "what"], name="opening_of_subject")
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="opening_says_why")
        ]
        triggers = [
            pgtrigger.Protect(
                name="openings_are_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.by_id}: {self.what} {self.subject_type_id}/{self.subject_id}"
