"""What it will take, line by line: the estimate of an application to a participation budget."""

from dataclasses import dataclass

from initiatives.models import Initiative, Need
from mapapp.templatetags.money import tenge


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: how much of it, and what it costs where that is known."""

    label: str
    much: str
    amount_tiyn: int | None = None

    @property
    def amount(self) -> str:
        """In tenge; empty where somebody fills it in by hand."""
        return tenge(self.amount_tiyn)


@dataclass(frozen=True, slots=True)
class Estimate:
    """All lines and their sum."""

    lines: list[Line]

    @property
    def total(self) -> str:
        """Of what has a price."""
        return tenge(sum(line.amount_tiyn or 0 for line in self.lines))


def estimate_of(initiative: Initiative) -> Estimate:
    """The needs: money at its price, people and things by their number."""
    return Estimate([_line(need) for need in initiative.needs.all()])


def _line(need: Need) -> Line:
    if need.kind == Need.Kind.MONEY:
        return Line(need.title, "", need.wanted)
    return Line(need.title, f"{need.wanted} {need.unit}".strip())
