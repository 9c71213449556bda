"""What was planned, what was spent and what is left, line by line; and every entry behind it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from community.predicates import judges_words_about
from initiatives.models import BudgetLine, Expense, Initiative

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class LineSpent:
    """One line of the budget."""

    title: str
    planned: int
    spent: int

    @property
    def left(self) -> int:
        """What may still be spent on it; never below nothing."""
        return self.planned - self.spent


@dataclass(frozen=True)
class Ledger:
    """The money of one initiative as one visitor sees it."""

    initiative: Initiative
    user: Any
    number: Any = None

    @cached_property
    def may_spend(self) -> bool:
        """Answers for the money, and there is a line to spend on."""
        may = self.user.has_perm("initiatives.keep_expenses", self.initiative)
        return may and bool(self.lines)

    @cached_property
    def watches(self) -> bool:
        """The visitor moderates what is said here."""
        return judges_words_about(self.user, self.initiative)

    @cached_property
    def reads_receipts(self) -> bool:
        """Spends, or accepts the report."""
        return self.user.has_perm("initiatives.read_receipts", self.initiative)

    @cached_property
    def lines(self) -> list[LineSpent]:
        """Every line of the budget."""
        rows = BudgetLine.objects.filter(initiative=self.initiative).with_spent().order_by("pk")
        return [LineSpent(row.title, row.amount_tiyn, row.spent) for row in rows]

    @property
    def all(self) -> LineSpent:
        """The whole of it."""
        planned = sum(line.planned for line in self.lines)
        return LineSpent("", planned, sum(line.spent for line in self.lines))

    @cached_property
    def page(self) -> Page:
        """The entries of one page, the newest first."""
        rows = Expense.objects.of(self.initiative).select_related("line", "corrected_by")
        return Paginator(rows, A_PAGE).get_page(self.number)
