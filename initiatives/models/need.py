"""What an initiative needs: people, things, money as a plain target."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from initiatives.models.initiative import Initiative
from initiatives.taxonomy import ResourceKind, Skill
from kernel.models import TimeStamped


class Need(TimeStamped):
    """One line of the list of needs. Coverage is never stored: `coverage.py` computes it."""

    class Kind(models.TextChoices):
        """What is needed."""

        PEOPLE = "people", _("People")
        THING = "thing", _("Things and services")
        MONEY = "money", _("Money")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="needs")
    kind = models.CharField(max_length=6, choices=Kind)
    resource_kind = models.ForeignKey(
        ResourceKind, on_delete=models.PROTECT, null=True, blank=True, related_name="needs"
    )
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, null=True, blank=True, related_name="needs"
    )
    title = models.CharField(max_length=120)
    wanted = models.PositiveBigIntegerField(
        help_text=_("Money in tiyn, people and things in units")
    )
    unit = models.CharField(max_length=20, blank=True)
    is_essential = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["initiative", "kind"], name="need_of_initiative")]
        constraints = [
            models.CheckConstraint(condition=Q(wanted__gt=0), name="need_wants_something"),
            models.CheckConstraint(
                condition=Q(kind="thing") | Q(resource_kind=None),
                name="need_names_a_resource_only_for_things",
            ),
        ]

    def __str__(self) -> str:
        return self.title
