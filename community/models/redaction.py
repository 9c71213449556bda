"""A photo with parts of it painted over, and the original nobody but moderators can open."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone


def private_store() -> Storage:
    """Where originals lie: a folder no address leads to."""
    return storages["private"]


class RedactionQuerySet(models.QuerySet["Redaction"]):
    """Redactions by their photo."""

    def of(self, photo: models.Model) -> "RedactionQuerySet":
        """That of one photo, if there is any."""
        kind = ContentType.objects.get_for_model(photo)
        return self.filter(subject_type=kind, subject_id=photo.pk)


class Redaction(models.Model):
    """What was painted over in one photo. Undone, the row is gone and the journal tells of it."""

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    rectangles = models.JSONField()  # [left, top, width, height] in thousandths of the photo
    original = models.FileField(storage=private_store, upload_to="originals/%Y/%m", blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = RedactionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"], name="redaction_is_one_for_each_photo"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_type_id}/{self.subject_id}"
