"""The tabs over the queue: what waits, by what is asked of the moderator."""

from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models import Decision
from mapapp.web.moderation.queue import STATES

BURSTS = "bursts"  # no state: a page of its own
LABELS = {
    "": _("All"),
    "waiting": _("Flagged"),
    "appealed": _("Appeals"),
    "deletion": _("Deletions to confirm"),
}


def tabs(queue: QuerySet[Decision], state: str) -> list[dict[str, Any]]:
    """Each with its number, the chosen one marked; and the bursts beside them."""
    stages = queue.order_by().values_list("stage")
    counted = dict(stages.annotate(count=Count("pk")))
    numbers = {"": sum(counted.values())} | {
        name: counted.get(stage, 0) for name, stage in STATES.items()
    }
    current = state if state in {*STATES, BURSTS} else ""
    address = reverse("moderation:queue")
    found = [
        {
            "label": label,
            "href": f"{address}?state={name}" if name else address,
            "count": numbers[name],
            "is_current": name == current,
        }
        for name, label in LABELS.items()
    ]
    beside = {"label": _("Unusual support"), "href": reverse("moderation:bursts")}
    return [*found, beside | {"is_current": current == BURSTS}]
