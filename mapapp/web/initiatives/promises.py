"""What was promised to an initiative, as whoever leads it sees it."""

from dataclasses import dataclass

from initiatives.models import Initiative, Need
from mapapp.templatetags.money import tenge
from resources.models import Pledge
from resources.models.pledge import PledgeStage


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise that still waits for a word or a hand."""

    pk: int
    giver: str
    what: str
    note: str
    is_new: bool


def promised_to(initiative: Initiative) -> list[Promised]:
    """Those that are held, the unanswered first."""
    held = Pledge.objects.still_held().filter(need__initiative=initiative)
    rows = held.select_related("owner__user", "need").order_by("-stage", "pk")
    return [_promised(pledge) for pledge in rows]


def _promised(pledge: Pledge) -> Promised:
    is_money = pledge.need.kind == Need.Kind.MONEY
    amount = tenge(pledge.amount_tiyn) if is_money else f"{pledge.quantity} {pledge.need.unit}"
    return Promised(
        pk=pledge.pk,
        giver=pledge.owner.shown_as,
        what=f"{pledge.need.title}: {amount.strip()}",
        note=pledge.note,
        is_new=pledge.stage == PledgeStage.PROMISED,
    )
