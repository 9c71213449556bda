"""People the work helped, asked by a link though they have no account: a voice of their own.

Their contact is kept until the letter has left and not a minute longer; what stays is whether
somebody has answered, and what.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from initiatives.criteria import Criterion
from initiatives.models.closing import ClosingReport
from initiatives.models.evaluation import Evaluation, Verdict, grade_field, of_the_scale

LONGEST = 254


class BeneficiaryQuerySet(models.QuerySet["Beneficiary"]):
    """People helped by how far the asking has come."""

    def reachable(self) -> "BeneficiaryQuerySet":
        """Those whose letter has not left yet."""
        return self.exclude(contact="")

    def silent(self) -> "BeneficiaryQuerySet":
        """Those who have not answered."""
        return self.filter(answer=None)


class Beneficiary(models.Model):
    """One of them, named in a report; no account, no name."""

    report = models.ForeignKey(
        ClosingReport, on_delete=models.CASCADE, related_name="beneficiaries"
    )
    # the round that asks them; none before the report is accepted
    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.CASCADE, null=True, blank=True, related_name="beneficiaries"
    )
    contact = models.CharField(max_length=LONGEST, blank=True)
    contact_hash = models.CharField(max_length=64, blank=True)  # keyed: nobody finds it by trying
    word_hash = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BeneficiaryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "contact_hash"],
                condition=~Q(contact_hash=""),
                name="beneficiary_is_named_once",
            ),
            models.UniqueConstraint(
                fields=["word_hash"], condition=~Q(word_hash=""), name="beneficiary_link_is_one"
            ),
            models.CheckConstraint(
                condition=Q(word_hash="") | Q(evaluation__isnull=False),
                name="beneficiary_link_is_of_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.pk}"


class BeneficiaryAnswer(models.Model):
    """What one of them says, once; without words: whoever named them would know whose."""

    beneficiary = models.OneToOneField(
        Beneficiary, on_delete=models.CASCADE, related_name="answer"
    )
    verdict = models.CharField(max_length=6, choices=Verdict)
    quality = grade_field()
    recipients = grade_field()
    overall = grade_field()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="beneficiary_verdict_is_known"
            ),
            *of_the_scale("beneficiary"),
        ]

    def __str__(self) -> str:
        return f"{self.beneficiary_id}: {self.verdict}"

    @property
    def grades(self) -> dict[str, int | None]:
        """What was graded, by criterion."""
        return {criterion: getattr(self, criterion) for criterion in Criterion}
