"""The lists of conversations: what is received, what of it waits for an answer, what was sent."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models import Letter
from community.receiving import keys_read_for

# the first two are for those who read for an office or a body
LABELS = {"waiting": _("To answer"), "received": _("All received"), "sent": _("Written by me")}


@dataclass(frozen=True)
class Lists:
    """The lists of one reader; whom they read for is asked once."""

    user: Any
    asked: str = ""

    @cached_property
    def reads_for(self) -> dict[str, list[int]]:
        """Offices and bodies they read for, by kind."""
        return keys_read_for(self.user)

    @property
    def chosen(self) -> str:
        """The list asked for; else what one has to answer, or has written."""
        if not self.reads_for:
            return "sent"
        return self.asked if self.asked in LABELS else "waiting"

    @property
    def rows(self) -> QuerySet[Letter]:
        """Those of the chosen list."""
        if self.chosen == "sent":
            return Letter.objects.written_by(self.user)
        received = Letter.objects.received_by(self.user, self.reads_for)
        return received.waiting() if self.chosen == "waiting" else received

    def tabs(self, shown: int) -> list[dict[str, Any]]:
        """The lists with the number of those that wait; `shown` is how many the chosen one has.

        Whoever reads for nobody has one list, so there is nothing to choose.
        """
        if not self.reads_for:
            return []
        address, waiting = reverse("letters:mine"), shown
        if self.chosen != "waiting":
            waiting = Letter.objects.received_by(self.user, self.reads_for).waiting().count()
        return [
            {
                "label": label,
                "href": f"{address}?show={name}",
                "is_current": name == self.chosen,
                "count": waiting if name == "waiting" else None,
                "urgent": name == "waiting",
            }
            for name, label in LABELS.items()
        ]
