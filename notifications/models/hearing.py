"""How a person hears of what they follow: by which ways, and when never."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Hearing(models.Model):
    """A person's ways of hearing; whoever has none of these rows hears by the defaults."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="hearing",
    )
    by_email = models.BooleanField(default=True)
    by_push = models.BooleanField(default=True)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="hearing_quiet_hours_have_two_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"

    def loud_from(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the quiet hours it falls into."""
        if self.quiet_from is None or self.quiet_from == self.quiet_until:
            return moment
        here = timezone.localtime(moment)
        if not is_within(here.time(), self.quiet_from, self.quiet_until):
            return moment
        end = datetime.combine(here.date(), self.quiet_until, tzinfo=here.tzinfo)
        return end if end > here else end + timedelta(days=1)


def is_within(clock: time, begins: time, ends: time) -> bool:
    """Whether a time of day lies between two others, over midnight too."""
    if begins < ends:
        return begins <= clock < ends
    return clock >= begins or clock < ends


class PushDevice(models.Model):
    """A browser that shows notices of one person; forgotten as soon as it is gone."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_devices"
    )
    endpoint = models.URLField(max_length=600, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.pk}"
