"""What the tester found, as the page shows it: a sentence, the ways, the newest reports."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Office
from initiatives.routing_trial import Change, Trial

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One report that would go elsewhere."""

    number: str
    at: Any
    kind: str
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The trial in words."""

    trial: Trial
    digest: str

    @property
    def sentence(self) -> str:
        """How many of how many."""
        moved, looked_at = len(self.trial.changes), self.trial.looked_at
        came = ngettext(
            "%(all)s report came from there in the last %(days)s days.",
            "%(all)s reports came from there in the last %(days)s days.",
            looked_at,
        ) % {"all": looked_at, "days": self.trial.days}
        if not moved:
            return " ".join((came, _("With this exception none of them would go elsewhere.")))
        went = ngettext(
            "With this exception %(moved)s would go elsewhere.",
            "With this exception %(moved)s would go elsewhere.",
            moved,
        )
        return " ".join((came, went % {"moved": moved}))

    @property
    def ways(self) -> list[tuple[str, str, int]]:
        """From where to where, how many."""
        return [(named(a), named(b), count) for a, b, count in self.trial.ways]

    @property
    def lines(self) -> list[Line]:
        """The newest of them."""
        return [_line(change) for change in self.trial.changes[:SHOWN]]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return max(0, len(self.trial.changes) - SHOWN)


def named(office: Office | None) -> str:
    """The office, or that nobody answers."""
    return office.name if office else _("nobody")


def _line(change: Change) -> Line:
    problem = change.problem
    return Line(
        number=problem.number,
        at=problem.created_at,
        kind=problem.category.name,
        place=problem.region.name,
        before=named(change.before.office),
        after=named(change.after.office),
    )
