"""The lists of conversations: what is received, what of it waits for an answer, what was sent."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models import Letter
from community.receiving import RECEIVERS

# the first two are for those who read for an office or a body
LABELS = {"waiting": _("To answer"), "received": _("All received"), "sent": _("Written by me")}


def chosen_of(request: HttpRequest) -> str:
    """The list asked for; else what one has to answer, or has written."""
    name = request.GET.get("show", "")
    if not _reads_for_somebody(request.user):
        return "sent"
    return name if name in LABELS else "waiting"


def _reads_for_somebody(user: Any) -> bool:  # noqa: ANN401 - a user
    return any(line.keys_of(user) for line in RECEIVERS.values())


def tabs_of(user: Any, chosen: str) -> tuple[list[dict[str, Any]], QuerySet[Letter]]:  # noqa: ANN401 - a user
    """The lists with the number of those that wait, and the rows of the chosen one.

    Whoever reads for nobody has one list, so there is nothing to choose.
    """
    received = Letter.objects.received_by(user)
    lists = {
        "waiting": received.waiting(),
        "received": received,
        "sent": Letter.objects.written_by(user),
    }
    if not _reads_for_somebody(user):
        return [], lists["sent"]
    address = reverse("letters:mine")
    tabs = [
        {
            "label": label,
            "href": f"{address}?show={name}",
            "is_current": name == chosen,
            "count": lists[name].count() if name == "waiting" else None,
            "urgent": name == "waiting",
        }
        for name, label in LABELS.items()
    ]
    return tabs, lists[chosen]
