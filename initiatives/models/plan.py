"""The plan in detail: milestones by their days, what will be counted, a budget line by line."""

from typing import Any

from django.db import models
from django.db.models import Max, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from initiatives.models.initiative import Initiative
from kernel.models import TimeStamped


class Progress(models.TextChoices):
    """How far a milestone has come."""

    AHEAD = "ahead", _("Still ahead")
    PARTLY = "partly", _("Partly done")
    DONE = "done", _("Done")


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    """Milestones of plans."""

    def next_ordering(self) -> int:
        """The place behind the last of these."""
        last: int | None = self.aggregate(last=Max("ordering"))["last"]
        return 1 if last is None else last + 1


class Milestone(TimeStamped):
    """What will be done by a day, and how anybody can tell that it is."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=120)
    due_on = models.DateField()
    indicator = models.CharField(max_length=200, blank=True)
    ordering = models.PositiveSmallIntegerField(default=1)
    progress = models.CharField(
        max_length=8, choices=Progress, default=Progress.AHEAD, editable=False
    )
    reached_on = models.DateField(null=True, blank=True, editable=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["ordering", "pk"]
        indexes = [models.Index(fields=["initiative", "ordering"], name="milestone_of_initiative")]
        constraints = [
            models.CheckConstraint(
                condition=Q(progress="ahead", reached_on=None)
                | Q(progress__in=["partly", "done"], reached_on__isnull=False),
                name="milestone_reached_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Indicator(TimeStamped):
    """What will be counted at the end, and how much of it is planned."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="indicators")
    title = models.CharField(max_length=120)
    planned = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(planned__gte=0), name="indicator_plans_no_less_than_nothing"
            )
        ]

    def __str__(self) -> str:
        return self.title


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    """Lines of budgets."""

    def total(self) -> int:
        """What they come to, in tiyn."""
        found: dict[str, Any] = self.aggregate(total=Sum("amount_tiyn", default=0))
        return int(found["total"])

    def with_spent(self) -> "BudgetLineQuerySet":
        """Adds `spent`: what was spent on each, counter entries taken off."""
        return self.annotate(spent=Coalesce(Sum("expenses__amount_tiyn"), 0))


class BudgetLine(TimeStamped):
    """What one thing will cost, and where the money for it comes from."""

    class Source(models.TextChoices):
        """Where the money comes from."""

        OWN = "own", _("The team's own money")
        PATRON = "patron", _("A patron or a sponsor")
        GATHERED = "gathered", _("Gathered from people")
        GRANT = "grant", _("A grant")
        STATE = "state", _("The state budget")
        SOUGHT = "sought", _("Not found yet")

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="budget_lines"
    )
    title = models.CharField(max_length=120)
    amount_tiyn = models.PositiveBigIntegerField()
    source = models.CharField(max_length=8, choices=Source, default=Source.SOUGHT)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_tiyn__gt=0), name="budget_line_costs_money"),
            models.CheckConstraint(
                condition=Q(source__in=["own", "patron", "gathered", "grant", "state", "sought"]),
                name="budget_line_source_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title
