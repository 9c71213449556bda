"""An exception to "the category's sphere and the territory": where to, when, and why."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from geo.fields import BoundaryField
from geo.models import Region
from initiatives.querysets.routing_rules import RoutingRuleQuerySet
from initiatives.taxonomy import Direction, ProblemCategory
from kernel.models import TimeStamped

MONTH_AND_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
WEEK = list(range(1, 8))


def both_or_none(first: str, second: str) -> Q:
    """Two text fields are filled together."""
    return Q(**{first: "", second: ""}) | ~Q(**{first: ""}) & ~Q(**{second: ""})


class RoutingRule(TimeStamped):
    """One exception to the usual way of a report; the first that fits decides.

    It holds in a territory and all below it, and may be narrowed by a word, a drawn area, a
    season, days of the week, hours and an answer to a question of the report.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="routing_rules")
    order = models.PositiveSmallIntegerField(default=100)
    category = models.ForeignKey(
        ProblemCategory, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    area = BoundaryField(null=True, blank=True)
    season_from = models.CharField(max_length=5, blank=True)  # month-day, both ends included
    season_until = models.CharField(max_length=5, blank=True)
    weekdays = ArrayField(models.IntegerField(), default=list, blank=True)  # ISO
    hour_from = models.TimeField(null=True, blank=True)
    hour_until = models.TimeField(null=True, blank=True)  # not included; may be after midnight
    question = models.CharField(max_length=40, blank=True)
    answer = models.CharField(max_length=120, blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="routing_rules")
    is_active = models.BooleanField(default=True)
    reason_kk = models.CharField(max_length=300)
    reason_ru = models.CharField(max_length=300)
    reason_en = models.CharField(max_length=300, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = RoutingRuleQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        indexes = [
            models.Index(
                fields=["region", "order"],
                name="routing_rule_in_order",
                condition=Q(is_active=True),
            ),
            GistIndex(
                fields=["area"], name="routing_rule_area_box", condition=Q(area__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(category=None) | Q(direction=None),
                name="routing_rule_names_one_word",
            ),
            models.CheckConstraint(
                condition=Q(area=None) | Q(area__isvalid=True), name="routing_rule_area_is_valid"
            ),
            models.CheckConstraint(
                condition=both_or_none("season_from", "season_until"),
                name="routing_rule_season_has_two_ends",
            ),
            models.CheckConstraint(
                condition=Q(season_from="")
                | Q(season_from__regex=MONTH_AND_DAY, season_until__regex=MONTH_AND_DAY),
                name="routing_rule_season_is_month_and_day",
            ),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=WEEK), name="routing_rule_weekdays_are_known"
            ),
            models.CheckConstraint(
                condition=Q(hour_from=None, hour_until=None)
                | Q(hour_from__isnull=False, hour_until__isnull=False)
                & ~Q(hour_from=F("hour_until")),
                name="routing_rule_hours_have_two_ends",
            ),
            models.CheckConstraint(
                condition=both_or_none("question", "answer"),
                name="routing_rule_question_has_an_answer",
            ),
        ]
        verbose_name = _("routing rule")
        verbose_name_plural = _("routing rules")

    def __str__(self) -> str:
        return f"{self.order}: {self.reason}"

    @property
    def reason(self) -> str:
        """Why, in the reader's language; Kazakh where a language is missing."""
        said = getattr(self, f"reason_{(get_language() or 'kk')[:2]}", "")
        return said or self.reason_kk

    @property
    def word(self) -> Any:  # noqa: ANN401 - a category, a direction or none
        """The kind or the sphere it speaks of."""
        return self.category or self.direction
