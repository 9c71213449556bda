"""Ready answers: what an office often says, in Kazakh and in Russian."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from accounts.predicates import is_signed_in
from accounts.roles import GOVERNING, OfficeKind
from initiatives.models.about import Thing
from initiatives.models.problem import Problem
from initiatives.querysets.territory import NOTHING, offices_of
from initiatives.taxonomy import ProblemCategory
from kernel.models import TimeStamped

KEEPING = GOVERNING | {OfficeKind.COORDINATOR}


class AnswerTemplateQuerySet(models.QuerySet[Any]):
    """Templates by what they answer and who keeps them."""

    def fitting(self, thing: Thing) -> Self:
        """Those an office may use for this thing: its own, those from above, everybody's."""
        is_problem = isinstance(thing, Problem)
        above = thing.office.region.codes if thing.office else []
        rows = self.filter(
            Q(office=None) | Q(office__region__kato__in=above),
            kind="problem" if is_problem else "initiative",
            is_active=True,
        )
        if is_problem:
            rows = rows.filter(Q(category=None) | Q(category=thing.category_id))
        return rows.order_by("verb", "title", "pk")

    def kept_by(self, user: object) -> Self:
        """The rows of `initiatives.change_template`."""
        if not is_signed_in(user):
            return self.none()
        found = Q(office__in=offices_of(user)) if offices_of(user) else NOTHING
        for office in user.offices:
            if office.kind in KEEPING:
                found |= Q(office__region__path__startswith=office.region.path)
        return self.filter(found)


class AnswerTemplate(TimeStamped):
    """One ready answer of one office to one decision; without an office it is everybody's."""

    class Kind(models.TextChoices):
        """What is decided on."""

        PROBLEM = "problem", _("Problem")
        INITIATIVE = "initiative", _("Initiative")

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="templates"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    verb = models.CharField(max_length=24)
    category = models.ForeignKey(
        ProblemCategory, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=80)
    text_kk = models.TextField()
    text_ru = models.TextField()
    is_active = models.BooleanField(default=True)

    objects = AnswerTemplateQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "verb"], name="template_of_decision")]
        constraints = [
            models.CheckConstraint(
                condition=Q(category=None) | Q(kind="problem"),
                name="template_category_is_of_problems",
            )
        ]

    def __str__(self) -> str:
        return self.title
