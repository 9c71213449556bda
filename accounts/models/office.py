"""A post with a territory, and the people who hold it."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import OfficeKind
from kernel.names import TrilingualName


class OfficeQuerySet(models.QuerySet["Office"]):
    """Offices by what they may do and where."""

    def open(self) -> "OfficeQuerySet":
        """Those that work today."""
        return self.filter(is_active=True)

    def of_kind(self, *kinds: str) -> "OfficeQuerySet":
        """Those of one of these kinds."""
        return self.filter(kind__in=kinds)

    def held_by(self, user: object) -> "OfficeQuerySet":
        """Those where this person sits today."""
        return self.open().filter(
            pk__in=Membership.objects.current().filter(user=user).values("office")
        )


class Office(TrilingualName):
    """A post in an akimat, a department, a front-office, with its territory."""

    kind = models.CharField(max_length=20, choices=OfficeKind)
    region = models.ForeignKey("geo.Region", on_delete=models.PROTECT, related_name="offices")
    # a department's sector: the codes of the directions it answers for by itself; with none it
    # answers for what is sent to it by name, by an exception of routing or by another office
    direction_codes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    is_active = models.BooleanField(default=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["region", "kind"], name="office_region_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OfficeKind.values), name="office_kind_is_known"
            )
        ]
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def contains(self, region: models.Model | None) -> bool:
        """The region lies in this post's territory."""
        return region is not None and region.path.startswith(self.region.path)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by time."""

    def current(self, on: date | None = None) -> "MembershipQuerySet":
        """Those that hold on a day, today if none is given."""
        day = on or timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Membership(models.Model):
    """A person in an office, from one day until another (that day included)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["user", "office"],
                condition=Q(until=None),
                name="membership_is_open_once",
            ),
        ]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        return f"{self.office}, {self.since}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and let a person already in hand know of the new post."""
        super().save(*args, **kwargs)
        self.user.forget_offices()

    @classmethod
    def current(cls) -> MembershipQuerySet:
        """Those that hold today."""
        return cls.objects.current()
