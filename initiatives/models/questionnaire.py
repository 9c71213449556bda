"""The questionnaire of an application: questions as versioned data.

A version that has been answered is never changed; a new version is a new row, and an initiative
keeps the version it answered.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.taxonomy import Direction
from kernel.models import TimeStamped
from kernel.names import TrilingualName


class QuestionnaireQuerySet(models.QuerySet["Questionnaire"]):
    """Questionnaires by sphere."""

    def current_for(self, direction: Direction | None) -> "Questionnaire | None":
        """The newest one of the sphere, or else the newest one for all."""
        rows = self.filter(models.Q(direction=direction) | models.Q(direction=None))
        own_first = models.F("direction").asc(nulls_last=True)
        return rows.order_by(own_first, "-version").first()


class Questionnaire(TimeStamped):
    """One version of the questions of a sphere (or of all spheres)."""

    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, null=True, blank=True, related_name="questionnaires"
    )
    version = models.PositiveSmallIntegerField(default=1)

    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["direction", "version"],
                nulls_distinct=False,
                name="questionnaire_version_is_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.direction_id or 'all'} v{self.version}"

    def missing_in(self, answers: dict[str, Any]) -> list[str]:
        """The codes of required questions without an answer."""
        required = self.questions.filter(is_required=True)
        return [q.code for q in required if answers.get(q.code) in (None, "", [])]


class Question(TrilingualName):
    """One question of a version; its name is the question itself."""

    class Kind(models.TextChoices):
        """How it is answered."""

        SHORT = "short", _("A line")
        LONG = "long", _("A text")
        NUMBER = "number", _("A number")
        YES_NO = "yes_no", _("Yes or no")
        CHOICE = "choice", _("One of several")

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="questions"
    )
    code = models.SlugField(max_length=40)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.LONG)
    hint_kk = models.TextField(blank=True)
    hint_ru = models.TextField(blank=True)
    hint_en = models.TextField(blank=True)
    choices = models.JSONField(default=list, blank=True)
    is_required = models.BooleanField(default=True)
    ordering = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["questionnaire", "ordering"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "code"], name="question_code_is_unique_in_its_version"
            )
        ]
