"""Questions about clocks, the same for everything that lives through stages."""

from typing import Any, Self

from django.db import models
from django.utils import timezone

from kernel.models import DUE_SOON


class StagedQuerySet(models.QuerySet[Any]):
    """For models with a stage and a clock."""

    def overdue(self) -> Self:
        """Those whose term has run out while their clock was running."""
        return self.filter(due_at__lt=timezone.now(), paused_at=None)

    def coming_due(self) -> Self:
        """Those with less than three days left."""
        now = timezone.now()
        return self.filter(due_at__range=(now, now + DUE_SOON), paused_at=None)

    def by_deadline(self) -> Self:
        """The most urgent first; those without a deadline last, oldest first."""
        return self.order_by(models.F("due_at").asc(nulls_last=True), "stage_since", "pk")
