"""What those who told of a problem say about its fix."""

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.models.problem import Problem
from initiatives.reasons import WHY_NOT, ReasonCode
from kernel.models import JournalEntry

NEVER = -1


class Opinion(models.TextChoices):
    """What one person says of a fix."""

    YES = "yes", _("Yes, it is fixed")
    PARTLY = "partly", _("Partly")
    NO = "no", pgettext_lazy("fixed", "No, it is not")
    UNSURE = "unsure", _("I cannot tell")


class ProblemAnswer(models.Model):
    """One person's word on one claim that a problem is fixed; a new claim asks anew.

    However often and by whatever link they are asked, it is one word: the last one counts.
    """

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="answers")
    claim = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="problem_answers"
    )
    verdict = models.CharField(max_length=6, choices=Opinion)
    why = models.CharField(
        max_length=40, blank=True, choices=[(code.value, code.label) for code in WHY_NOT]
    )
    comment = models.TextField(blank=True)
    # at which asking it was said, and up to which asking somebody has decided on it
    round = models.SmallIntegerField(default=0)
    settled_round = models.SmallIntegerField(default=NEVER)
    asks_to_reopen = models.GeneratedField(
        expression=ExpressionWrapper(
            Q(verdict="no", settled_round__lt=F("round")), output_field=models.BooleanField()
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["problem"],
                name="problem_answer_asks_to_reopen",
                condition=Q(asks_to_reopen=True),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "user"], name="problem_answered_once_a_claim_by_each"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Opinion.values), name="problem_answer_verdict_is_known"
            ),
            models.CheckConstraint(
                condition=Q(why__in=["", *WHY_NOT]), name="problem_answer_why_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(verdict="no") | ~Q(why=""), name="problem_answer_no_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.problem_id}: {self.verdict}"

    @property
    def reason(self) -> str:
        """Why it is not fixed, in words; empty where nothing was chosen."""
        return str(ReasonCode(self.why).label) if self.why else ""
