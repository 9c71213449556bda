"""The money of a closing report as it is read: received, spent, left, line by line.

What was sent is shown as it stood then; what the ledger says otherwise by now stands beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from initiatives.closing_money import (
    LineMoney,
    Money,
    Received,
    lines_of,
    money_kept,
    money_now,
)
from initiatives.models import BodyPromise, BudgetLine, Expense
from mapapp.web import refusals
from mapapp.web.initiatives.reported import Reported
from resources.models import Pledge


@dataclass(frozen=True, slots=True)
class Gift:
    """Money that was given: by whom or for what, when."""

    title: str
    lang: str
    amount_tiyn: int
    on: date


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry of the ledger; `words` are none where they are hidden or forgotten."""

    key: int
    amount_tiyn: int
    on: date
    words: str
    has_receipt: bool
    reads_receipt: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the budget, and behind it its entries."""

    line: LineMoney
    source: str
    payer: str
    entries: list[EntryRow]


@dataclass(frozen=True, slots=True)
class Change:
    """What the ledger says otherwise since the report was sent."""

    title: str
    lang: str
    then_tiyn: int
    now_tiyn: int

    @property
    def more_tiyn(self) -> int:
        """Below nothing where it is less now."""
        return self.now_tiyn - self.then_tiyn


@dataclass(frozen=True)
class ReportMoney:
    """The money of one report for one reader; six queries at most, however long the lists are."""

    report: Reported
    user: Any

    @cached_property
    def budget(self) -> list[BudgetLine]:
        """Its lines with their entries, as they are now."""
        return lines_of(self.report.initiative)

    @cached_property
    def now(self) -> Money:
        """As the ledger stands."""
        said = self.report.facts["elsewhere"]
        told = {one["line"]: (one["elsewhere_tiyn"], one["payer"]) for one in said}
        return money_now(self.report.initiative, told, self.budget)

    @cached_property
    def kept(self) -> Money | None:
        """As it stood when the report was sent."""
        facts = self.report.facts["money"]
        return money_kept(facts) if facts else None

    @property
    def shown(self) -> Money:
        """What stands in the report."""
        return self.kept or self.now

    @property
    def is_typed(self) -> bool:
        """It was sent when its team still typed what was spent."""
        return self.report.is_sent and self.kept is None

    @property
    def is_empty(self) -> bool:
        """No line, no gift."""
        return not self.shown.lines and not self.shown.received

    @property
    def left_words(self) -> str:
        """Where what is left stands, in the team's words."""
        return str(self.report.facts["left_words"])

    @property
    def troubles(self) -> list[str]:
        """Which lines are off, while the report is written."""
        if self.report.is_sent:
            return []
        return [refusals.words(off.refusal) for off in self.now.troubles]

    @property
    def misses_words(self) -> bool:
        """Something is left, and nobody says where."""
        return not self.report.is_sent and self.shown.left_tiyn > 0 and not self.left_words

    @property
    def gifts(self) -> list[Gift]:
        """What was given, in the order it was."""
        return [self._gift(one) for one in self.shown.received]

    @property
    def lines(self) -> list[LineRow]:
        """Line by line."""
        return [
            LineRow(
                line,
                source=str(BudgetLine.Source(line.source).label),
                payer=self._payers.get(line.key, ""),
                entries=list(self._entries(line)),
            )
            for line in self.shown.lines
        ]

    @property
    def changes(self) -> list[Change]:
        """Gifts and lines that are others by now."""
        if self.kept is None:
            return []
        return [change for change in (*self._gifts_since(), *self._lines_since()) if change]

    @cached_property
    def _names(self) -> dict[tuple[str, int], tuple[str, str]]:
        """What each gift was for, or which body gave it, with the language of the words."""
        both = (*self.now.received, *(self.kept.received if self.kept else ()))
        keys = {kind: {one.key for one in both if one.kind == kind} for kind in ("pledge", "body")}
        language = self.report.initiative.language
        found: dict[tuple[str, int], tuple[str, str]] = {}
        if keys["pledge"]:
            rows = Pledge.objects.filter(pk__in=keys["pledge"]).values_list("pk", "need__title")
            found |= {("pledge", pk): (title, language) for pk, title in rows}
        if keys["body"]:
            given = BodyPromise.objects.filter(pk__in=keys["body"])
            for row in given.select_related("involvement__office"):
                found["body", row.pk] = (row.involvement.office.name, "")
        return found

    @cached_property
    def _payers(self) -> dict[int, str]:
        """The team's word, which stands as it was sent: a sent report is written no more."""
        return {line.key: line.payer for line in self.now.lines}

    @cached_property
    def _words(self) -> dict[int, Expense]:
        return {row.pk: row for line in self.budget for row in line.expenses.all()}

    @cached_property
    def _reads_receipts(self) -> bool:
        return self.user.has_perm("initiatives.read_receipts", self.report.initiative)

    def _gift(self, one: Received) -> Gift:
        title, lang = self._names.get((one.kind, one.key), (_("Money given"), ""))
        return Gift(title, lang, one.amount_tiyn, date.fromisoformat(one.given_on))

    def _entries(self, line: LineMoney) -> Iterator[EntryRow]:
        for one in line.entries:
            row = self._words.get(one.key)
            has_receipt = bool(row and row.receipt)
            yield EntryRow(
                key=one.key,
                amount_tiyn=one.amount_tiyn,
                on=date.fromisoformat(one.spent_on),
                words=row.said if row else "",
                has_receipt=one.has_receipt,
                reads_receipt=has_receipt and self._reads_receipts,
                is_hidden=bool(row and row.is_hidden),
            )

    def _gifts_since(self) -> Iterator[Change | None]:
        then = {(one.kind, one.key): one.amount_tiyn for one in self.kept.received}
        now = {(one.kind, one.key): one.amount_tiyn for one in self.now.received}
        for key in then | now:
            title, lang = self._names.get(key, (_("Money given"), ""))
            yield _change(title, lang, then.get(key, 0), now.get(key, 0))

    def _lines_since(self) -> Iterator[Change | None]:
        language = self.report.initiative.language
        then = {line.key: line for line in self.kept.lines}
        now = {line.key: line for line in self.now.lines}
        for key, line in (then | now).items():
            was, is_now = (held[key].spent_tiyn if key in held else 0 for held in (then, now))
            yield _change(line.title, language, was, is_now)


def _change(title: str, lang: str, then: int, now: int) -> Change | None:
    return Change(title, lang, then, now) if then != now else None
