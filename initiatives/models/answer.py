"""What those who told of a problem say about its fix."""

from django.conf import settings
from django.db import models

from initiatives.models.problem import Problem
from kernel.models import JournalEntry


class ProblemAnswer(models.Model):
    """One person's word on one claim that a problem is fixed; a new claim asks anew."""

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="answers")
    claim = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="problem_answers"
    )
    is_fixed = models.BooleanField()
    comment = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "user"], name="problem_answered_once_a_claim_by_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.problem_id}: {self.is_fixed}"
