"""Somebody with something to give: time, hands, things, premises, money.

The centre is snapped to a cell of about a kilometre before it is stored, so that not even the
database knows a home; the reach is kept by the database, so that "who can get here?" is one
index scan, whatever each one's radius.
"""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from geo.fields import AreaField, OnMap, PlaceField, place_indexes
from geo.functions import Reach, SnapToCell
from geo.precision import CELL_HEIGHT, CELL_WIDTH, snapped
from kernel.models import TimeStamped
from resources.querysets import OfKind, OwnerQuerySet

TRAVELS_LEAST_KM, TRAVELS_MOST_KM = 1, 100


class Owner(TimeStamped):
    """A volunteer, a group of neighbours, an organisation, a business or a department."""

    class Kind(models.TextChoices):
        """What sort of owner."""

        VOLUNTEER = "volunteer", _("Volunteer")
        GROUP = "group", _("Initiative group")
        ORGANISATION = "organisation", _("Organisation")
        BUSINESS = "business", _("Business")
        DEPARTMENT = "department", _("Department")

    kind = models.CharField(max_length=12, choices=Kind)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="volunteer",
    )
    name = models.CharField(max_length=160, blank=True)
    about = models.TextField(max_length=2000, blank=True)
    directions = models.ManyToManyField("initiatives.Direction", related_name="owners", blank=True)
    skills = models.ManyToManyField("initiatives.Skill", related_name="owners", blank=True)
    home = PlaceField()
    travels_km = models.PositiveSmallIntegerField(default=10)
    region = models.ForeignKey(
        "geo.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="owners"
    )
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="kk")
    is_available = models.BooleanField(default=True)  # may be offered to those who seek
    reach = models.GeneratedField(
        expression=Reach("home", F("travels_km") * 1000),
        output_field=AreaField(),
        db_persist=True,
    )

    objects = OwnerQuerySet.as_manager()

    class Meta:
        indexes = [
            *place_indexes("owner", "home"),
            GistIndex(fields=["reach"], name="owner_reach"),
            # the nearest of those who reach a place: both questions in one walk
            GistIndex(OnMap("home"), F("reach"), name="owner_near_with_reach"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(travels_km__range=(TRAVELS_LEAST_KM, TRAVELS_MOST_KM)),
                name="owner_travels_1_to_100_km",
            ),
            models.CheckConstraint(
                condition=Q(home__dwithin=(SnapToCell("home", CELL_WIDTH, CELL_HEIGHT), 1e-6)),
                name="owner_home_is_the_centre_of_a_cell",
            ),
            models.CheckConstraint(
                condition=Q(kind="volunteer", user__isnull=False)
                | (~Q(kind="volunteer") & Q(user=None) & ~Q(name="")),
                name="owner_is_a_person_or_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.shown_as

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on untouched
        """Forget the exact centre before anything is stored."""
        self.home = snapped(self.home)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its public page; volunteers have none."""
        return reverse("resources:owner", args=[self.pk])

    @property
    def is_volunteer(self) -> bool:
        """One person, as against a group or a body."""
        return self.kind == self.Kind.VOLUNTEER

    @property
    def is_verified(self) -> bool:
        """A body whose papers a coordinator has seen."""
        papers = getattr(self, "legal_person", None)
        return bool(papers and papers.is_verified)

    @cached_property
    def speakers_today(self) -> set[int]:
        """Keys of those who represent it today; a page asks it for every move of its papers."""
        return set(self.representatives.current().values_list("user", flat=True))

    @property
    def shown_as(self) -> str:
        """The name others may see: a volunteer's only if they chose so."""
        return self.user.shown_as if self.user_id else self.name


class Volunteer(Owner):
    """One person who gives time."""

    objects = OfKind(Owner.Kind.VOLUNTEER)

    class Meta:
        proxy = True


class Group(Owner):
    """Neighbours who act together without a legal person."""

    objects = OfKind(Owner.Kind.GROUP)

    class Meta:
        proxy = True


class Organisation(Owner):
    """A registered organisation."""

    objects = OfKind(Owner.Kind.ORGANISATION)

    class Meta:
        proxy = True


class Business(Owner):
    """A business or a patron."""

    objects = OfKind(Owner.Kind.BUSINESS)

    class Meta:
        proxy = True


class Department(Owner):
    """A state body that offers something of its own."""

    objects = OfKind(Owner.Kind.DEPARTMENT)

    class Meta:
        proxy = True


OWNER_OF_KIND: dict[str, type[Owner]] = {
    Owner.Kind.VOLUNTEER: Volunteer,
    Owner.Kind.GROUP: Group,
    Owner.Kind.ORGANISATION: Organisation,
    Owner.Kind.BUSINESS: Business,
    Owner.Kind.DEPARTMENT: Department,
}
