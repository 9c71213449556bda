"""What it will take, line by line: the estimate of an application to a participation budget."""

from dataclasses import dataclass

from initiatives.models import BudgetLine, Initiative, Need
from mapapp.templatetags.money import tenge


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: how much of it or who pays, and what it costs where that is known."""

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
    """The lines of its budget; where it has none, the money it needs. People and things last."""
    needs = list(initiative.needs.all())
    money = [_priced(line) for line in initiative.budget_lines.all()] or [
        Line(need.title, "", need.wanted) for need in needs if need.kind == Need.Kind.MONEY
    ]
    rest = [_counted(need) for need in needs if need.kind != Need.Kind.MONEY]
    return Estimate([*money, *rest])


def _priced(line: BudgetLine) -> Line:
    return Line(line.title, str(line.get_source_display()), line.amount_tiyn)


def _counted(need: Need) -> Line:
    return Line(need.title, f"{need.wanted} {need.unit}".strip())
