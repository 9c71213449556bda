"""Is it fixed? Who was asked, when, and behind which link; and who does not want to be asked."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from initiatives.models.problem import Problem
from kernel.models import JournalEntry


class FixRound(models.Model):
    """One asking about one claim: at the claim itself, or so many days after it."""

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="fix_rounds")
    claim = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="+")
    days_after = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["days_after", "opened_at"], name="fix_round_timers")]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "days_after"], name="fix_round_is_one_a_distance"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")), name="fix_round_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.problem_id}: {self.days_after}"


class FixQuestion(models.Model):
    """The question of one round to one person; of its link only the hash is kept."""

    round = models.ForeignKey(FixRound, on_delete=models.CASCADE, related_name="questions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="fix_questions"
    )
    word_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "user"], name="fix_question_is_asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.pk}"


class FixSilenceQuerySet(models.QuerySet["FixSilence"]):
    """Wishes not to be asked."""

    def about(self, problem: Problem) -> Self:
        """Those that hold for this problem: its own, and those about any."""
        return self.filter(Q(problem=problem) | Q(problem=None))


class FixSilence(models.Model):
    """Somebody who does not want to be asked whether a problem is fixed; without one, any."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="fix_silences"
    )
    problem = models.ForeignKey(
        Problem, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = FixSilenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "problem"],
                nulls_distinct=False,
                name="fix_silence_is_said_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.problem_id}"
