"""What an owner could give, said before anybody asks."""

from django.db import models
from django.db.models import Q

from kernel.models import TimeStamped


class Offer(TimeStamped):
    """Something an owner is ready to share."""

    owner = models.ForeignKey("resources.Owner", on_delete=models.CASCADE, related_name="offers")
    resource_kind = models.ForeignKey(
        "initiatives.ResourceKind", on_delete=models.PROTECT, related_name="offers"
    )
    title = models.CharField(max_length=160)
    quantity = models.PositiveIntegerField(default=1)
    unit = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="offer_gives_something")
        ]

    def __str__(self) -> str:
        return self.title
