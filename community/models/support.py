"""Support, called "me too" in the faces: one person behind one thing, counted once."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone


class SupportQuerySet(models.QuerySet["Support"]):
    """Supports by what they support."""

    def of(self, subject: models.Model) -> "SupportQuerySet":
        """Those of one thing, carried over ones included."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(subject_type=kind, subject_id=subject.pk)

    def confirmed(self) -> "SupportQuerySet":
        """Those of people whose contact is confirmed; only they count."""
        return self.filter(contact_confirmed=True)


class Support(models.Model):
    """A person says "me too" of a problem or stands behind an initiative."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="supports"
    )
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    contact_confirmed = models.BooleanField(default=False)
    # set where a duplicate was merged: the support came from the other thing of the same kind
    came_from_id = models.BigIntegerField(null=True, blank=True, editable=False)
    at = models.DateTimeField(default=timezone.now)

    objects = SupportQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="support_of_subject"),
            models.Index(fields=["subject_type", "at"], name="support_lately"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "subject_type", "subject_id"], name="support_is_one_per_person"
            ),
            models.CheckConstraint(
                condition=~Q(came_from_id=models.F("subject_id")),
                name="support_came_from_elsewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.subject_type_id}/{self.subject_id}"
