"""What lies on a desk: given to a person or a post below, and perhaps waiting for its author."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Office
from initiatives.stages import Stage
from kernel.clock import due


class Assigned(models.Model):
    """Somebody in the office deals with it: one person, or one post below it, never both.

    Only `initiatives/assigning.py` writes these; the desk reads them, the public never.
    """

    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="assigned_%(class)ss",
    )
    assigned_office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="assigned_%(class)ss",
    )

    class Meta:
        abstract = True

    @property
    def answer_is_late(self) -> bool:
        """The author was asked and has let the time to answer pass."""
        asked = self.stage == Stage.NEEDS_INFORMATION  # the same word in both tables
        return asked and due("answer", self.stage_since) <= timezone.now()
