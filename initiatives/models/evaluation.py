"""Evaluation: those affected say whether the work has solved anything."""

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.aggregates import JSONBAgg
from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.models.hideable import Hideable, HideableQuerySet
from initiatives.criteria import Criterion, Grade
from initiatives.models.initiative import Initiative
from initiatives.stages import RESULTS


class Verdict(models.TextChoices):
    """What one person says."""

    YES = "yes", _("Yes, it is solved")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No, it is not")


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    """Evaluations by whom they ask and whether they still ask."""

    def open(self) -> "EvaluationQuerySet":
        """Those that still take answers."""
        return self.filter(closed_at=None, closes_at__gt=timezone.now())

    def asking(self, user: object) -> "EvaluationQuerySet":
        """Those in which this person was asked."""
        return self.filter(asked=user)

    def with_draw(self) -> "EvaluationQuerySet":
        """With `drawn`: how many from outside were drawn in it; and what residents were asked."""
        return self.annotate(
            drawn=models.Count("draw__evaluators"),
            area=models.F("residents_draw__area"),
            qualified=models.F("residents_draw__qualified"),
            places=models.F("residents_draw__places"),
            helped=_said_by_those_helped(),
        )


def by_verdict(path: str = "verdict") -> dict[str, models.Count]:
    """How many said each, as columns of a query."""
    return {v: models.Count("pk", filter=Q(**{path: v})) for v in Verdict.values}


def _said_by_those_helped() -> models.Subquery:
    """What the people helped answered, read in the same query; none where nobody did.

    Their verdicts counted, and the grades of each: they are fifty at the most.
    """
    rows = apps.get_model("initiatives", "Beneficiary").objects.exclude(answer=None)
    mine = rows.filter(evaluation=models.OuterRef("pk")).order_by().values("evaluation")
    grades = JSONBAgg(JSONObject(**{name: f"answer__{name}" for name in Criterion.values}))
    said = JSONObject(tally=JSONObject(**by_verdict("answer__verdict")), grades=grades)
    return models.Subquery(mine.annotate(said=said).values("said"))


class Evaluation(models.Model):
    """One round of asking: who was asked, until when, how many must answer."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="evaluations"
    )
    round = models.PositiveSmallIntegerField(default=1)
    days_after = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    quorum = models.PositiveSmallIntegerField()
    asked = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="evaluations_asked", blank=True
    )
    result = models.CharField(max_length=24, blank=True)
    has_quorum = models.BooleanField(null=True, blank=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "round", "days_after"], name="evaluation_round_is_one"
            ),
            models.CheckConstraint(
                condition=Q(quorum__gt=0), name="evaluation_needs_somebody_to_answer"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("opened_at")),
                name="evaluation_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(result__in=["", *sorted(RESULTS)]), name="evaluation_result_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.round}/{self.days_after}"

    @property
    def is_open(self) -> bool:
        """It still takes answers."""
        return self.closed_at is None and self.closes_at > timezone.now()


def grade_field() -> models.PositiveSmallIntegerField:
    """A grade of the published scale; empty where somebody cannot tell."""
    return models.PositiveSmallIntegerField(choices=Grade, null=True, blank=True)


def of_the_scale(who: str) -> list[models.CheckConstraint]:
    """The database knows the scale of every criterion."""
    return [
        models.CheckConstraint(
            condition=Q(**{criterion: None}) | Q(**{f"{criterion}__in": Grade.values}),
            name=f"{who}_{criterion}_is_of_the_scale",
        )
        for criterion in Criterion.values
    ]


class EvaluationAnswer(Hideable):
    """One person's word in one round: the verdict that decides, and grades beside it.

    Only its comment can be hidden: what was counted stays counted.
    """

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="answers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="evaluation_answers"
    )
    verdict = models.CharField(max_length=6, choices=Verdict)
    quality = grade_field()
    recipients = grade_field()
    overall = grade_field()
    comment = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    objects = HideableQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "user"], name="evaluation_answered_once_by_each"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="evaluation_verdict_is_known"
            ),
            *of_the_scale("evaluation"),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}: {self.verdict}"

    @property
    def is_said(self) -> bool:
        """There are words, and everybody may read them."""
        return bool(self.comment) and not self.is_hidden

    @property
    def grades(self) -> dict[str, int | None]:
        """What was graded, by criterion."""
        return {criterion: getattr(self, criterion) for criterion in Criterion}


class EvaluationQuestionQuerySet(models.QuerySet["EvaluationQuestion"]):
    """Questions by why somebody is asked."""

    def residents(self) -> "EvaluationQuestionQuerySet":
        """Those that ask somebody for where they live."""
        return self.filter(as_resident=True)


class EvaluationQuestion(models.Model):
    """The link by which one of those asked may answer; only the hash of it is kept."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="questions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="evaluation_questions"
    )
    word_hash = models.CharField(max_length=64, unique=True)
    as_resident = models.BooleanField(default=False)  # asked for where they live

    objects = EvaluationQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "user"], name="evaluation_question_is_asked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}: {self.pk}"
