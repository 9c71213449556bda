"""What an initiative was really given: promises that changed hands."""

from initiatives.models import Initiative
from resources.models import Pledge
from resources.models.pledge import PledgeStage


def given_to(initiative: Initiative) -> list[Pledge]:
    """Every promise that was kept, by its need; one query."""
    rows = Pledge.objects.filter(need__initiative=initiative, stage=PledgeStage.GIVEN)
    return list(rows.select_related("need").order_by("need", "pk"))
