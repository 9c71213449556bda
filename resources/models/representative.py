"""The people of a group or a body."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RepresentativeQuerySet(models.QuerySet["Representative"]):
    """Representatives by day."""

    def current(self) -> "RepresentativeQuerySet":
        """Those who speak for their owner today."""
        day = timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Representative(models.Model):
    """A person who speaks for an owner, from one day until another."""

    class Role(models.TextChoices):
        """What they may do for it."""

        LEAD = "lead", _("Lead")
        MEMBER = "member", _("Member")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="represents"
    )
    owner = models.ForeignKey(
        "resources.Owner", on_delete=models.CASCADE, related_name="representatives"
    )
    role = models.CharField(max_length=8, choices=Role, default=Role.MEMBER)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "owner"],
                condition=Q(until=None),
                name="representative_speaks_once_for_an_owner",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="representative_ends_after_the_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} → {self.owner_id}"
