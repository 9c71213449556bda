"""What a person wants to hear about: one thing or an area, narrowed by what it is about."""

from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any, Self

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex
from django.db.models import F, GeneratedField, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from geo.fields import WGS84, AreaField, PlaceField
from geo.functions import Reach
from geo.models import Pin, Region
from geo.querysets import AreaQuerySet
from kernel.models import TimeStamped
from notifications.meeting import IsOneOf, narrowing

LEAST_KM, MOST_KM = Decimal("0.5"), Decimal(100)
MOST_FOLLOWS = 30  # whoever follows everything hears nothing
METRES = 1000


class Shape(models.TextChoices):
    """What is followed."""

    THING = "thing", _("One problem or initiative")
    CIRCLE = "circle", _("Around a point")
    REGION = "region", _("A region or a district")
    DRAWN = "drawn", _("An area drawn on the map")


class Cadence(models.TextChoices):
    """How often a person hears of it."""

    IMMEDIATE = "immediate", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")


GIVEN_FOR = {  # the facts of each shape; a follow has those of its own shape and no others
    Shape.THING: ("thing_kind", "thing_ref"),
    Shape.CIRCLE: ("centre", "radius_km"),
    Shape.REGION: ("region",),
    Shape.DRAWN: ("drawn",),
}


def _has_only_its_own_facts() -> Q:
    every = {name for names in GIVEN_FOR.values() for name in names}
    rule = Q()
    for shape, names in GIVEN_FOR.items():
        given = {f"{name}__isnull": name not in names for name in sorted(every)}
        rule |= Q(shape=shape, **given)
    return rule


class FollowQuerySet(AreaQuerySet):
    """Follows by whom they are of and what they hear."""

    def of(self, user: models.Model) -> Self:
        """Those of one person, the newest first."""
        return self.filter(user=user.pk).select_related("region", "near").order_by("-pk")

    def listening(self) -> Self:
        """Those that are not paused, of people who may sign in."""
        return self.filter(is_paused=False, user__is_active=True)

    def hearing(self, happening: Any) -> Self:  # noqa: ANN401 - a happening, or `OUTER`
        """Those that hear of it; the twin of `Happening.objects.heard_by`."""
        return self.filter(reduce(or_, self._met(happening)), *narrowing(happening))

    def hearing_by_each_way(self, happening: Any) -> list[Self]:  # noqa: ANN401 - the same
        """The same in three parts, each served by one index and none asked twice of a row.

        A follow has one shape, so the parts have no row in common.
        """
        return [self.filter(met, *narrowing(happening)) for met in self._met(happening)]

    def _met(self, happening: Any) -> tuple[Q, ...]:  # noqa: ANN401 - the same
        return (
            self.holding(happening.point),
            Q(IsOneOf(F("region_id"), _keys(happening.regions))),
            Q(thing_kind=happening.kind, thing_ref=happening.ref),
        )


class Follow(TimeStamped):
    """One wish of one person to hear what happens."""

    Shape, Cadence = Shape, Cadence

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    shape = models.CharField(max_length=6, choices=Shape.choices)
    name = models.CharField(max_length=80, blank=True)
    thing_kind = models.CharField(max_length=12, choices=Pin.Kind.choices, null=True, blank=True)
    thing_ref = models.PositiveBigIntegerField(null=True, blank=True)
    centre = PlaceField(null=True, blank=True)
    radius_km = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="follows",
        db_index=False,  # `follow_region` below is the narrower one
    )
    drawn = AreaField(null=True, blank=True)
    # the unit its middle lies in: how an area without a name of its own is called
    near = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    # Kept by the database: "who follows this place?" is one index scan, whatever the shape.
    area = GeneratedField(
        expression=Coalesce(Reach("centre", F("radius_km") * METRES), "drawn"),
        output_field=models.PolygonField(srid=WGS84, spatial_index=False),
        db_persist=True,
    )
    kinds = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    topics = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    stage_groups = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    cadence = models.CharField(max_length=9, choices=Cadence.choices, default=Cadence.WEEKLY)
    is_paused = models.BooleanField(default=False)
    # set where a duplicate was merged: the follow came from the other thing of the same kind
    came_from_ref = models.PositiveBigIntegerField(null=True, blank=True, editable=False)

    objects = FollowQuerySet.as_manager()

    class Meta:
        indexes = [
            GistIndex(fields=["area"], name="follow_area", condition=Q(is_paused=False)),
            models.Index(fields=["region"], name="follow_region", condition=Q(is_paused=False)),
            models.Index(fields=["thing_kind", "thing_ref"], name="follow_thing"),
            models.Index(fields=["cadence", "user"], name="follow_digested"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=_has_only_its_own_facts(), name="follow_has_only_the_facts_of_its_shape"
            ),
            models.CheckConstraint(
                condition=Q(radius_km=None) | Q(radius_km__range=(LEAST_KM, MOST_KM)),
                name="follow_radius_is_between_half_and_a_hundred_km",
            ),
            models.CheckConstraint(
                condition=Q(drawn=None) | Q(drawn__isvalid=True), name="follow_drawn_is_simple"
            ),
            models.CheckConstraint(
                condition=Q(cadence__in=Cadence.values), name="follow_cadence_is_known"
            ),
            models.UniqueConstraint(
                fields=["user", "thing_kind", "thing_ref"], name="follow_of_a_thing_is_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.shape} {self.pk}"

    @property
    def ground(self) -> Any:  # noqa: ANN401 - a polygon, or the function the database keeps it by
        """The area, also before the follow is kept."""
        if self.centre is not None and self.radius_km is not None:
            metres = Value(float(self.radius_km) * METRES)
            return Reach(Value(self.centre, output_field=PlaceField()), metres)
        return self.drawn


def _keys(value: Any) -> Any:  # noqa: ANN401 - a list of keys, or a column of one
    if not isinstance(value, list):
        return value
    return Value(value, output_field=ArrayField(models.BigIntegerField()))
