"""What happened in public: one change of one thing on the map, with where and what it was then.

No title and no words are kept here: they are read from the pin when somebody is told, so that
what was taken off the map or corrected since is told to nobody.
"""

from typing import Any, Self

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from geo.fields import PlaceField
from geo.models import Pin, Region
from geo.querysets import PlacedQuerySet
from notifications.meeting import OUTER, narrowed_by


class HappeningQuerySet(PlacedQuerySet):
    """Happenings by who hears of them."""

    place = "point"

    def heard_by(self, follow: Any) -> Self:  # noqa: ANN401 - a follow, kept or not, or `OUTER`
        """Those this follow hears of; the twin of `Follow.objects.hearing`."""
        return self.filter(self._met(follow), *narrowed_by(follow))

    def _met(self, follow: Any) -> Q:  # noqa: ANN401 - the same
        if follow is OUTER:
            area, region = follow.area, follow.region_id
            kind, ref = follow.thing_kind, follow.thing_ref
            by_thing = Q(kind=kind, ref=ref)
            return self.within_area(area) | Q(regions__contains=[region]) | by_thing
        if follow.thing_ref is not None:
            return Q(kind=follow.thing_kind, ref=follow.thing_ref)
        if follow.region_id is not None:
            return Q(regions__contains=[follow.region_id])
        return self.within_area(follow.ground)

    def still_public(self) -> Self:
        """Those whose thing is on the map now."""
        return self.exclude(title=None)

    def newest_first(self) -> Self:
        """The latest on top."""
        return self.order_by("-pk")


class HappeningManager(models.Manager.from_queryset(HappeningQuerySet)):
    """Every happening comes with the words its pin has now."""

    def get_queryset(self) -> HappeningQuerySet:
        """The title and its language; nothing for what has left the map."""
        pin = Pin.objects.filter(kind=OuterRef("kind"), ref=OuterRef("ref"))
        rows = super().get_queryset()
        return rows.annotate(
            title=Subquery(pin.values("title")[:1]), language=Subquery(pin.values("language")[:1])
        )


class Happening(models.Model):
    """One public change: something new on the map, or another stage of it."""

    cause = models.CharField(max_length=120, unique=True)  # the key of the announcement
    kind = models.CharField(max_length=12, choices=Pin.Kind.choices)
    ref = models.PositiveBigIntegerField()
    point = PlaceField()
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    regions = ArrayField(models.BigIntegerField())  # the unit and all that hold it
    topic = models.CharField(max_length=40, blank=True)
    stage = models.CharField(max_length=24)
    stage_group = models.CharField(max_length=8)
    is_new = models.BooleanField(default=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    matched_at = models.DateTimeField(null=True)

    objects = HappeningManager()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            GistIndex(fields=["point"], name="happening_point"),
            GinIndex(fields=["regions"], name="happening_regions"),
            models.Index(fields=["kind", "ref", "-id"], name="happening_of_thing"),
            models.Index(fields=["at"], name="happening_at"),
            models.Index(fields=["id"], name="happening_to_match", condition=Q(matched_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}: {self.stage}"

    def get_absolute_url(self) -> str:
        """The page of the thing."""
        return Pin(kind=self.kind, ref=self.ref).get_absolute_url()
