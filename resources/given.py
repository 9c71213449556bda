"""What an initiative was really given: promises that changed hands, and what a body gave."""

from django.db.models import Sum

from initiatives.models import BodyPromise, Initiative, Need
from resources.models import Pledge
from resources.models.pledge import PledgeStage


def given_to(initiative: Initiative) -> list[Pledge]:
    """Every promise that was kept, by its need; one query."""
    rows = Pledge.objects.filter(need__initiative=initiative, stage=PledgeStage.GIVEN)
    return list(rows.select_related("need").order_by("need", "pk"))


def money_given_to(initiative: Initiative) -> int:
    """In tiyn, by whoever gave it."""
    kept = Pledge.objects.filter(
        need__initiative=initiative, need__kind=Need.Kind.MONEY, stage=PledgeStage.GIVEN
    )
    bodies = BodyPromise.objects.filter(involvement__initiative=initiative, given_on__isnull=False)
    found = (rows.aggregate(all=Sum("amount_tiyn"))["all"] for rows in (kept, bodies))
    return sum(amount or 0 for amount in found)
