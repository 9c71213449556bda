"""Photos that show what the work changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.models import Hideable, HideableQuerySet
from initiatives.models.initiative import Initiative
from kernel.models import TimeStamped


class Moment(models.TextChoices):
    """When a photo was taken, seen from the work."""

    BEFORE = "before", _("Before")
    AFTER = "after", _("After")


class EvidencePhoto(TimeStamped, Hideable):
    """One photo of the place, re-encoded and stripped before it is kept."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="evidence")
    image = models.ImageField(
        upload_to="evidence/%Y/%m", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    moment = models.CharField(max_length=6, choices=Moment)
    taken_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = HideableQuerySet.as_manager()

    class Meta:
        ordering = ["moment", "pk"]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.moment}"
