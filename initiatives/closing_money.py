"""The money of a closing report, drawn from the ledger: received, spent, left.

The ledger is balanced when what was received is what was spent and what is left. Received is
what was given through the product, and what the team says others paid for a line; a line that
the plan left to the team's own money was paid by the team unless the report says otherwise.
What is left is never below nothing, and the report says where it stands. Whole tiyn throughout.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from initiatives.models import BodyPromise, BudgetLine, ClosingReport, Initiative
from kernel.money import tenge
from kernel.workflow import Refusal

Facts = Mapping[str, Any]
Told = Mapping[int, tuple[int, str]]  # by line: how much was paid elsewhere, and who paid
OFF, TOO_MUCH_ELSEWHERE, NOBODY_PAID = (
    "ledger_off",
    "ledger_elsewhere_over",
    "ledger_payer_missing",
)
LEFT_UNSAID = "ledger_left_unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Money that changed hands through the product: who keeps its row, which one, how much."""

    kind: str
    key: int
    amount_tiyn: int
    given_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the ledger; its words stay with its row, where they can be hidden."""

    key: int
    amount_tiyn: int
    spent_on: str
    has_receipt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMoney:
    """One line of the budget with everything that was spent on it."""

    key: int
    title: str
    source: str
    planned_tiyn: int
    elsewhere_tiyn: int
    entries: tuple[Entry, ...]
    payer: str = ""

    @property
    def spent_tiyn(self) -> int:
        """Counter entries taken off."""
        return sum(entry.amount_tiyn for entry in self.entries)

    @property
    def from_given_tiyn(self) -> int:
        """What of it was paid with money given through the product."""
        return self.spent_tiyn - self.elsewhere_tiyn


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A line that is off: by how much, and in which way."""

    code: str
    line: LineMoney
    amount_tiyn: int

    @property
    def refusal(self) -> Refusal:
        """The same as an answer."""
        return Refusal(self.code, line=self.line.title, amount=f"{tenge(self.amount_tiyn)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """The money of one report, now or as it stood when the report was sent."""

    received: tuple[Received, ...]
    lines: tuple[LineMoney, ...]

    @property
    def given_tiyn(self) -> int:
        """What was given through the product."""
        return sum(one.amount_tiyn for one in self.received)

    @property
    def elsewhere_tiyn(self) -> int:
        """What others paid, and the team itself, by the team's word."""
        return sum(line.elsewhere_tiyn for line in self.lines)

    @property
    def received_tiyn(self) -> int:
        """All of it."""
        return self.given_tiyn + self.elsewhere_tiyn

    @property
    def spent_tiyn(self) -> int:
        """On all lines."""
        return sum(line.spent_tiyn for line in self.lines)

    @property
    def left_tiyn(self) -> int:
        """What was received and not spent; below nothing where the ledger is off."""
        return self.received_tiyn - self.spent_tiyn

    @property
    def troubles(self) -> Iterator[Trouble]:
        """The lines that are off, in the order of the budget.

        What was given pays one line after another: off is the line at which it runs dry.
        """
        rest = self.given_tiyn
        for line in self.lines:
            if line.from_given_tiyn < 0:
                over = -line.from_given_tiyn
                yield Trouble(code=TOO_MUCH_ELSEWHERE, line=line, amount_tiyn=over)
            elif (
                line.elsewhere_tiyn and line.source == BudgetLine.Source.SOUGHT and not line.payer
            ):
                paid = line.elsewhere_tiyn
                yield Trouble(code=NOBODY_PAID, line=line, amount_tiyn=paid)
            if line.from_given_tiyn > rest:
                missing = line.from_given_tiyn - rest
                yield Trouble(code=OFF, line=line, amount_tiyn=missing)
            rest = max(0, rest - max(0, line.from_given_tiyn))

    @property
    def as_facts(self) -> dict[str, Any]:
        """For the snapshot: numbers, keys, and the names of the lines.

        Who paid is the team's word: it stays with the report, where it can be hidden.
        """
        facts = asdict(self)
        for line in facts["lines"]:
            del line["payer"]
        return facts


SOURCES: list[Callable[[Initiative], list[Received]]] = []


def register(source: Callable[[Initiative], list[Received]]) -> Callable[..., list[Received]]:
    """Upper apps that know of money that was given say so; they register it in `ready()`."""
    if source not in SOURCES:
        SOURCES.append(source)
    return source


@register
def given_by_bodies(initiative: Initiative) -> list[Received]:
    """What state bodies have marked as given."""
    rows = BodyPromise.objects.filter(
        involvement__initiative=initiative, given_on__isnull=False, amount_tiyn__isnull=False
    )
    return [
        Received(kind="body", key=row.pk, amount_tiyn=row.amount_tiyn, given_on=str(row.given_on))
        for row in rows.order_by("pk")
    ]


def lines_of(initiative: Initiative) -> list[BudgetLine]:
    """The budget with its entries; two queries."""
    return list(initiative.budget_lines.order_by("pk").prefetch_related("expenses"))


def told_in(report: ClosingReport | None) -> Told:
    """What the team says of the lines: how much others paid, and who."""
    rows = report.paid_elsewhere.all() if report is not None and report.pk else []
    return {row.line_id: (row.elsewhere_tiyn, row.payer) for row in rows}


def money_now(
    initiative: Initiative, told: Told, lines: Iterable[BudgetLine] | None = None
) -> Money:
    """As the ledger stands, with the team's word on its lines, which may be read already."""
    lines = lines_of(initiative) if lines is None else lines
    return Money(
        received=tuple(one for source in SOURCES for one in source(initiative)),
        lines=tuple(_line(line, told.get(line.pk)) for line in lines),
    )


def money_kept(facts: Facts) -> Money:
    """As it stood when the report was sent."""
    return Money(
        received=tuple(Received(**one) for one in facts["received"]),
        lines=tuple(
            LineMoney(**{**line, "entries": tuple(Entry(**one) for one in line["entries"])})
            for line in facts["lines"]
        ),
    )


def money_of(report: ClosingReport) -> Money:
    """What is sent with it."""
    return money_now(report.initiative, told_in(report))


def trouble_in(report: ClosingReport) -> Refusal | None:
    """Why its money cannot be sent; none where it can."""
    return trouble_of(money_of(report), report)


def trouble_of(money: Money, report: ClosingReport) -> Refusal | None:
    """The same of money that was read already."""
    if off := next(money.troubles, None):
        return off.refusal
    if money.left_tiyn and not report.left_words:
        return Refusal(LEFT_UNSAID, amount=f"{tenge(money.left_tiyn)}")
    return None


def _line(line: BudgetLine, told: tuple[int, str] | None) -> LineMoney:
    entries = tuple(
        Entry(
            key=one.pk,
            amount_tiyn=one.amount_tiyn,
            spent_on=str(one.spent_on),
            has_receipt=bool(one.receipt),
        )
        for one in sorted(line.expenses.all(), key=lambda one: one.pk)
    )
    spent = sum(one.amount_tiyn for one in entries)
    own = spent if line.source == BudgetLine.Source.OWN else 0
    elsewhere, payer = told or (own, "")
    return LineMoney(
        key=line.pk,
        title=line.title,
        source=line.source,
        planned_tiyn=line.amount_tiyn,
        elsewhere_tiyn=elsewhere,
        payer=payer,
        entries=entries,
    )
