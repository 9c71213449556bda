"""A state body that was asked: to consider an initiative, or to support it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from initiatives.models.initiative import Initiative
from kernel.models import TimeStamped


class Involvement(TimeStamped):
    """One question to one body, with its term and its answer."""

    class Kind(models.TextChoices):
        """What the body is asked for."""

        REVIEW = "review", _("To consider")
        SUPPORT = "support", _("To support")

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="involvements"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="involvements")
    kind = models.CharField(max_length=8, choices=Kind)
    task = models.TextField()
    due_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    gives = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"],
                condition=models.Q(closed_at=None),
                name="involvement_is_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.kind}"
