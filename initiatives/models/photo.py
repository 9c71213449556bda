"""Photos of a problem: what it looked like, and what it looks like now."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.models import Hideable
from initiatives.models.problem import Problem
from initiatives.querysets.photos import ProblemPhotoQuerySet
from kernel.models import TimeStamped


class ProblemPhoto(TimeStamped, Hideable):
    """One photo, re-encoded and stripped before it is kept."""

    class Kind(models.TextChoices):
        """What the photo shows."""

        BEFORE = "before", _("As it was")
        AFTER = "after", _("As it is now")
        EVIDENCE = "evidence", _("Evidence")
        DOUBT = "doubt", _("As those see it who doubt the fix")

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="photos")
    image = models.ImageField(
        upload_to="problems/%Y/%m", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.BEFORE)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ProblemPhotoQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.problem_id}: {self.kind}"


class WaitingPhoto(TimeStamped):
    """A cleaned photo of a report that is not finished: a form came back, or has a second page.

    Only its key knows it; it becomes a photo of the problem, or goes after a day.
    """

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    image = models.ImageField(upload_to="waiting/%Y/%m")

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="waiting_photo_age")]

    def __str__(self) -> str:
        return str(self.key)
