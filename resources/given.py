"""What an initiative was really given: promises that changed hands."""

from django.utils import timezone

from initiatives.closing_money import Received
from initiatives.models import Initiative, Need
from resources.models import Pledge


def given_to(initiative: Initiative) -> list[Pledge]:
    """Every promise that was kept, by its need; one query."""
    rows = Pledge.objects.given().filter(need__initiative=initiative)
    return list(rows.select_related("need").order_by("need", "pk"))


def money_given_to(initiative: Initiative) -> list[Received]:
    """Promises of money that changed hands, with the day they did; one query."""
    theirs = {"need__initiative": initiative, "need__kind": Need.Kind.MONEY}
    return [
        Received(
            kind="pledge",
            key=row.pk,
            amount_tiyn=row.amount_tiyn,
            given_on=str(timezone.localdate(row.stage_since)),
        )
        for row in Pledge.objects.given().filter(**theirs).order_by("pk")
    ]
