"""A state body that was asked: to consider an initiative, or to support it; and what it gives."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from initiatives.models.initiative import Initiative
from initiatives.querysets.territory import offices_of
from kernel.models import TimeStamped


class InvolvementQuerySet(models.QuerySet["Involvement"]):
    """Questions to state bodies."""

    def asked_of(self, user: object) -> Self:
        """Those put to a body this person sits in; twin of `initiatives.view_involvement`."""
        return self.filter(office__in=offices_of(user))

    def unanswered(self) -> Self:
        """Those whose answer is awaited."""
        return self.filter(closed_at=None)

    def owing(self) -> Self:
        """Those with something promised that is not given yet."""
        owed = BodyPromise.objects.filter(involvement=OuterRef("pk"), given_on=None)
        return self.filter(Exists(owed))

    def by_urgency(self) -> Self:
        """The unanswered by their term first, then the answered, the latest first."""
        return self.order_by(F("closed_at").desc(nulls_first=True), "due_at", "-pk")


class Involvement(TimeStamped):
    """One question to one body, with its term, its answer and what it gives."""

    class Kind(models.TextChoices):
        """What the body is asked for."""

        REVIEW = "review", _("To consider")
        SUPPORT = "support", _("To support")

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="involvements"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="involvements")
    kind = models.CharField(max_length=8, choices=Kind)
    task = models.TextField()
    due_at = models.DateTimeField(null=True, blank=True)
    answer_kk = models.TextField(blank=True)
    answer_ru = models.TextField(blank=True)
    # nobody where it was closed without the body: its question is void, or decided by others
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                "office",
                F("closed_at").desc(nulls_first=True),
                "due_at",
                name="involvement_of_office",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"],
                condition=models.Q(closed_at=None),
                name="involvement_is_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.kind}"

    @property
    def is_overdue(self) -> bool:
        """The answer is owed and its term has run out; a suspension stops the term."""
        is_owed = self.closed_at is None and not self.initiative.paused_at
        return bool(is_owed and self.due_at and self.due_at < timezone.now())


class BodyPromiseQuerySet(models.QuerySet["BodyPromise"]):
    """What state bodies promised."""

    def to_be_given_by(self, user: object) -> Self:
        """Those of this person's bodies, own work left out; twin of `initiatives.mark_given`."""
        own = Initiative.objects.worked_on_by(user).order_by().values("pk")
        asked = Involvement.objects.asked_of(user).exclude(initiative__in=own)
        return self.filter(involvement__in=asked.values("pk"))


class BodyPromise(TimeStamped):
    """One thing a state body said it gives, and the day it was given."""

    class Kind(models.TextChoices):
        """What is given."""

        MONEY = "money", _("Money")
        LAND = "land", _("Land")
        MACHINES = "machines", _("Machines")
        PERMISSION = "permission", _("Permission")
        OTHER = "other", _("Something else")

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="promises")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=300, blank=True)
    amount_tiyn = models.PositiveBigIntegerField(null=True, blank=True)
    given_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = BodyPromiseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="money", amount_tiyn__isnull=False, amount_tiyn__gt=0)
                | (~Q(kind="money") & Q(amount_tiyn=None)),
                name="body_promise_has_an_amount_only_of_money",
            ),
            models.CheckConstraint(
                condition=Q(given_on=None, given_by=None)
                | Q(given_on__isnull=False, given_by__isnull=False),
                name="body_promise_given_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.involvement_id}: {self.kind}"
