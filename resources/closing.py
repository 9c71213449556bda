"""What the money of a closing report has to know of promises: which of them were kept."""

from django.utils import timezone

from initiatives.closing_money import Received
from initiatives.models import Initiative, Need
from resources.models import Pledge
from resources.models.pledge import PledgeStage


def kept_promises(initiative: Initiative) -> list[Received]:
    """Promises of money that changed hands, with the day they did; one query."""
    rows = Pledge.objects.filter(
        need__initiative=initiative, need__kind=Need.Kind.MONEY, stage=PledgeStage.GIVEN
    )
    return [
        Received(
            kind="pledge",
            key=row.pk,
            amount_tiyn=row.amount_tiyn,
            given_on=str(timezone.localdate(row.stage_since)),
        )
        for row in rows.order_by("pk")
    ]
