"""The questionnaire of an application: questions as versioned data.

A version is a draft until a coordinator publishes it; from then on the database lets nobody change
it. A new version is a new row, and an initiative keeps the version it answered.
"""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.taxonomy import Direction
from kernel.models import TimeStamped
from kernel.names import TrilingualName

DRAFT, PUBLISHED = "draft", "published"
YES_NO = ("yes", "no")
EMPTY = (None, "", [])
Answers = dict[str, Any]
# The version is held while it is looked at: a question cannot slip into one being published.
REFUSE_IF_PUBLISHED = """
    PERFORM 1 FROM initiatives_questionnaire
      WHERE id IN (NEW.questionnaire_id, OLD.questionnaire_id) FOR SHARE;
    IF EXISTS (
      SELECT 1 FROM initiatives_questionnaire
        WHERE id IN (NEW.questionnaire_id, OLD.questionnaire_id) AND published_at IS NOT NULL
    ) THEN
      RAISE EXCEPTION 'a published questionnaire is never changed';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


class QuestionnaireQuerySet(models.QuerySet["Questionnaire"]):
    """Questionnaires by sphere."""

    def published(self) -> "QuestionnaireQuerySet":
        """Those that may be answered."""
        return self.exclude(published_at=None)

    def newest_of(self, direction: Direction | None) -> "Questionnaire | None":
        """The newest published one of this sphere alone; of none, the one all spheres ask."""
        return self.published().filter(direction=direction).order_by("-version").first()


class Questionnaire(TimeStamped):
    """One version of the questions of a sphere, or of those that every sphere asks first."""

    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, null=True, blank=True, related_name="questionnaires"
    )
    version = models.PositiveSmallIntegerField(default=1)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["direction", "version"],
                nulls_distinct=False,
                name="questionnaire_version_is_one",
            ),
            models.UniqueConstraint(
                fields=["direction"],
                condition=Q(published_at=None),
                nulls_distinct=False,
                name="questionnaire_has_one_draft",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.direction_id or 'all'} v{self.version}"

    @property
    def stage(self) -> str:
        """A draft, or published for ever; the journal writes it down."""
        return PUBLISHED if self.published_at else DRAFT


class Question(TrilingualName):
    """One question of a version; its name is the question itself."""

    class Kind(models.TextChoices):
        """How it is answered."""

        SHORT = "short", _("A line")
        LONG = "long", _("A text")
        NUMBER = "number", _("A number")
        DATE = "date", _("A date")
        YES_NO = "yes_no", _("Yes or no")
        CHOICE = "choice", _("One of several")
        SEVERAL = "several", _("Several of a list")

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="questions"
    )
    code = models.SlugField(max_length=40)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.LONG)
    hint_kk = models.TextField(blank=True)
    hint_ru = models.TextField(blank=True)
    hint_en = models.TextField(blank=True)
    example_kk = models.TextField(blank=True)
    example_ru = models.TextField(blank=True)
    example_en = models.TextField(blank=True)
    # [{"code": …, "name_kk": …, "name_ru": …, "name_en": …}]
    choices = models.JSONField(default=list, blank=True)
    is_required = models.BooleanField(default=True)
    # {"code of an earlier question": [answers it follows from]}; empty: always asked
    asked_if = models.JSONField(default=dict, blank=True)
    # kinds of applicants; empty: asked of everybody
    asked_of = models.JSONField(default=list, blank=True)
    ordering = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["questionnaire", "ordering"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "code"], name="question_code_is_unique_in_its_version"
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="question_of_published_stays",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=REFUSE_IF_PUBLISHED,
            )
        ]

    @property
    def is_chosen(self) -> bool:
        """Answered by choosing from a list of its own."""
        return self.kind in CHOSEN

    @property
    def hint(self) -> str:
        """What helps to answer, in the language of the page."""
        return self._said("hint")

    @property
    def example(self) -> str:
        """How somebody else answered, in the language of the page."""
        return self._said("example")

    def _said(self, what: str) -> str:
        language = (get_language() or "kk")[:2]
        return getattr(self, f"{what}_{language}", "") or getattr(self, f"{what}_kk")

    @property
    def codes(self) -> tuple[str, ...]:
        """The answers that may be chosen; none where it is answered in words."""
        if self.kind == self.Kind.YES_NO:
            return YES_NO
        if not self.is_chosen:
            return ()
        return tuple(one["code"] if isinstance(one, dict) else one for one in self.choices)

    def is_asked_of(self, applicant: str) -> bool:
        """Of everybody, or of this kind among others."""
        return not self.asked_of or applicant in self.asked_of

    def follows_from(self, answers: Answers) -> bool:
        """Every condition of it is met."""
        return all(_meet(answers.get(code), wanted) for code, wanted in self.asked_if.items())


CHOSEN = frozenset({Question.Kind.CHOICE, Question.Kind.SEVERAL})


def _meet(said: object, wanted: list[str]) -> bool:
    """One of the wanted answers was given; of several, at least one of them is wanted."""
    return bool({*wanted} & {*said}) if isinstance(said, list) else said in wanted
