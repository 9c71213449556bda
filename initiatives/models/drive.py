"""Campaigns in a date window; `Campaign` is crowdfunding, so the class is called a drive."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from geo.models import Region
from initiatives.models.period import Period, PeriodQuerySet, said_in_two
from kernel.names import TrilingualName


class DriveQuerySet(PeriodQuerySet):
    """Campaigns, announced and not yet."""

    def announced(self) -> Self:
        """Those everybody may read."""
        return self.filter(is_draft=False)

    def visible_to(self, user: object) -> Self:
        """Those announced, and the drafts of a coordinator's territory.

        Twin of `initiatives.view_drive`.
        """
        return self.filter(Q(is_draft=False) | Q(pk__in=self.model.objects.kept_by(user)))

    def to_tend(self) -> Self:
        """Those not over, and every draft: one whose days have passed waits to be removed."""
        is_listed = Q(until__gte=timezone.localdate()) | Q(is_draft=True)
        return self.filter(is_listed).order_by("since", "pk")

    def ended(self) -> Self:
        """The record of those whose last day has passed, the latest first."""
        return self.filter(until__lt=timezone.localdate()).order_by("-until", "-pk")


class Drive(Period, TrilingualName):
    """A campaign in a date window, like the spring charity week; of a region or of the country."""

    is_draft = models.BooleanField(default=False, db_default=False)
    about_kk = models.TextField()
    about_ru = models.TextField()
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="drives")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = DriveQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["until", "since"], name="drive_window")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="drive_ends_after_it_begins"
            )
        ]

    @property
    def is_over(self) -> bool:
        """Its last day has passed."""
        return self.until < timezone.localdate()

    @property
    def about(self) -> str:
        """What it is, in the reader's language or the other one."""
        return said_in_two(self, "about")
