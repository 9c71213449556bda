"""What initiatives are joined to: priorities of a region, national projects, drives; and the best.

Four different facts of a national project are four different fields: its aim, what it wants to
reach, where its base centres are, and where its work really goes on. The last is never written
down: it is counted from the initiatives joined to it (`initiatives/progress.py`).
"""

from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from geo.models import Region
from initiatives.models.drive import Drive
from initiatives.models.initiative import Initiative
from initiatives.models.period import Period, said_in_two
from initiatives.stages import Stage
from initiatives.taxonomy import Direction
from kernel.models import TimeStamped
from kernel.names import TrilingualName

PROVED = (Stage.SOLVED, Stage.PARTLY_SOLVED)  # residents confirmed it, wholly or in part


class Priority(Period):
    """A direction that a region puts first for a period, and why."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="priorities")
    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="priorities")
    reason_kk = models.CharField(max_length=300)
    reason_ru = models.CharField(max_length=300)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["region", "since", "pk"]
        verbose_name_plural = "priorities"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="priority_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="priority_is_said_once_at_a_time",
                expressions=[
                    ("region", RangeOperators.EQUAL),
                    ("direction", RangeOperators.EQUAL),
                    (
                        Func(
                            "since", "until", Value("[]"), function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.region_id}: {self.direction_id}"

    @property
    def reason(self) -> str:
        """Why, in the reader's language or the other one."""
        return said_in_two(self, "reason")


class NationalProject(models.Model):
    """A nationwide volunteer project; it has no name of its own and is known by its aim."""

    code = models.SlugField(max_length=40, unique=True)
    number = models.PositiveSmallIntegerField(unique=True)
    aim_kk = models.TextField()
    aim_ru = models.TextField()
    aim_en = models.TextField()
    directions = models.ManyToManyField(Direction, related_name="national_projects")

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.aim

    @property
    def aim(self) -> str:
        """What it is for, in the language of the page."""
        return getattr(self, f"aim_{(get_language() or 'kk')[:2]}", "") or self.aim_kk


class ProjectGoal(models.Model):
    """One number a national project wants to reach."""

    class Kind(models.TextChoices):
        """What is counted."""

        VOLUNTEERS = "volunteers", _("Volunteers")
        PEOPLE = "people", _("Residents and volunteers")
        CENTRES = "centres", _("Support centres opened")
        GRANTS = "grants", _("Grants")
        MENTORS = "mentors", _("Personal mentors trained")
        PUPILS = "pupils", _("Rural pupils taught")
        COLLECTIONS = "collections", _("Collections of best practice")

    project = models.ForeignKey(NationalProject, on_delete=models.CASCADE, related_name="goals")
    kind = models.CharField(max_length=12, choices=Kind)
    at_least = models.PositiveIntegerField()
    is_in_each_region = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "kind"], name="project_goal_is_said_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.at_least}"


class BaseCentre(TrilingualName):
    """A city from which a national project is run; its work goes on in every region."""

    project = models.ForeignKey(NationalProject, on_delete=models.CASCADE, related_name="centres")
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name_kk"], name="base_centre_is_said_once")
        ]


class Joined(TimeStamped):
    """An initiative that is part of a national project, or of a drive."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="joined")
    project = models.ForeignKey(
        NationalProject, on_delete=models.PROTECT, null=True, blank=True, related_name="joined"
    )
    drive = models.ForeignKey(
        Drive, on_delete=models.CASCADE, null=True, blank=True, related_name="joined"
    )
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(project=None, drive__isnull=False)
                | Q(project__isnull=False, drive=None),
                name="joined_to_one_thing",
            ),
            models.UniqueConstraint(
                fields=["initiative", "project", "drive"],
                nulls_distinct=False,
                name="joined_only_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.project_id or self.drive_id}"


class BestPracticeQuerySet(models.QuerySet["BestPractice"]):
    """Results others may learn from."""

    def in_public(self) -> Self:
        """Those whose result still stands and that nobody has hidden, the latest first."""
        shown = self.filter(initiative__stage__in=PROVED, initiative__hidden_at=None)
        return shown.order_by("-created_at", "-pk")


class BestPractice(TimeStamped):
    """A proved result that a coordinator outside the team marked, and why others should look."""

    initiative = models.OneToOneField(
        Initiative, on_delete=models.CASCADE, related_name="best_practice"
    )
    reason_kk = models.TextField()
    reason_ru = models.TextField()
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = BestPracticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-created_at", "-id"], name="best_practice_newest")]

    def __str__(self) -> str:
        return str(self.initiative_id)

    @property
    def reason(self) -> str:
        """Why, in the reader's language or the other one."""
        return said_in_two(self, "reason")
