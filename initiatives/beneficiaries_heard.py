"""What the people helped say, counted; how long a round waits for them."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from initiatives.models import BeneficiaryAnswer, Evaluation
from initiatives.models.evaluation import by_verdict
from initiatives.verdicts import Tally
from kernel.clock import due


def tally_of(evaluation: Evaluation) -> Tally:
    """Their answers counted, apart from those of the affected."""
    rows = BeneficiaryAnswer.objects.filter(beneficiary__evaluation=evaluation)
    return Tally(**rows.aggregate(**by_verdict()))


def are_awaited(evaluation: Evaluation) -> bool:
    """A quorum may be there in an hour; a letter that waits for the morning takes longer.

    While the judging stands still no letter leaves: that time is given back here, too.
    """
    days = settings.EVALUATION_RULE["beneficiaries_days"]
    stood_still = evaluation.closes_at - due("evaluation", evaluation.opened_at)
    until = evaluation.opened_at + timedelta(days=days) + max(stood_still, timedelta())
    return timezone.now() < until and evaluation.beneficiaries.silent().exists()
