"""What a team looks after for years: things at points, visits to them, and the rounds.

Where a thing is stands in one column only, `location`, and that is for the team and the office
that decides. What everybody may see is made of it by the kind: the place itself, or the cell of
a fixed grid it lies in. A cell has nothing to average away, so it needs no second column that
could fall behind when a kind becomes sensitive.
"""

from datetime import date, timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.models import Hideable, HideableQuerySet
from geo.fields import PlaceField
from geo.precision import Cell, cell_of
from initiatives.models.initiative import Initiative
from initiatives.querysets.care import CarePointQuerySet
from initiatives.taxonomy import CareKind
from kernel.models import TimeStamped


class CareState(models.TextChoices):
    """How a thing was found."""

    WELL = "well", _("All is well")
    NEEDS_CARE = "needs_care", _("It needs care")
    GONE = "gone", _("It is gone")


class CarePoint(TimeStamped, Hideable):
    """One thing at one place that an initiative looks after."""

    # no index of its own: the constraint below begins with it, here and in what follows
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="care_points", db_index=False
    )
    number = models.PositiveSmallIntegerField(editable=False)
    kind = models.ForeignKey(CareKind, on_delete=models.PROTECT, related_name="points")
    title = models.CharField(max_length=80, blank=True)
    location = PlaceField()
    since = models.DateField(default=timezone.localdate)

    objects = CarePointQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "number"], name="care_point_has_a_number_of_its_own"
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.number}"

    @property
    def name(self) -> str:
        """Its kind and number: what everybody may read of any."""
        return f"{self.kind.name} {self.number}"

    @property
    def said(self) -> str:
        """What its team calls it, unless a moderator has hidden it."""
        return "" if self.is_hidden else self.title

    @property
    def cell(self) -> Cell | None:
        """All that everybody may see of where it is; nothing where the place itself is shown."""
        km = self.kind.cell_km
        return cell_of(self.location, km=km) if km else None

    @property
    def public_location(self) -> Any:  # noqa: ANN401 - a point
        """The point everybody may see: its own, or the middle of its cell."""
        return self.cell.centre if self.cell else self.location


class CareVisit(TimeStamped, Hideable):
    """Somebody of the team was there and saw how it is."""

    State = CareState

    point = models.ForeignKey(
        CarePoint, on_delete=models.CASCADE, related_name="visits", db_index=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    day = models.DateField(default=timezone.localdate)
    state = models.CharField(max_length=12, choices=CareState)
    note = models.TextField(blank=True)
    photo = models.ImageField(upload_to="visits/%Y/%m", blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True, editable=False)
    client_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = HideableQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["point", "-day", "-id"], name="care_visit_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["by", "point", "day"], name="care_visit_is_one_a_person_and_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=CareState.values), name="care_visit_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point_id}: {self.state}"


class CareRoundQuerySet(models.QuerySet["CareRound"]):
    """Rounds with what was seen in them."""

    def with_seen(self) -> Self:
        """Adds `seen`: how many things were visited in each, however often."""
        visits = CareVisit.objects.filter(
            point__initiative=OuterRef("initiative"),
            day__gte=OuterRef("since"),
            day__lte=OuterRef("until"),
        )
        counted = visits.order_by().values("point__initiative")
        seen = counted.annotate(seen=models.Count("point", distinct=True)).values("seen")
        return self.annotate(
            seen=models.functions.Coalesce(
                Subquery(seen), 0, output_field=models.PositiveIntegerField()
            )
        )


class CareRound(models.Model):
    """One time round: from a day until a day everything is to be visited once."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="care_rounds", db_index=False
    )
    number = models.PositiveSmallIntegerField(editable=False)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField()

    objects = CareRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "number"], name="care_round_has_a_number_of_its_own"
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="care_round_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="care_round_is_one_at_a_time",
                expressions=[
                    ("initiative", RangeOperators.EQUAL),
                    (
                        Func(
                            "since",
                            "until",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.number}"

    @property
    def is_on(self) -> bool:
        """It holds today."""
        return self.since <= timezone.localdate() <= self.until

    def end_before(self, day: date) -> None:
        """It is over the day before; the caller saves the next one."""
        self.until = day - timedelta(days=1)
        self.save(update_fields=["until"])
