"""Writing down what was spent on a line of the budget, and taking an entry back by another.

Nothing is ever changed or struck out: who reads the ledger later sees what its readers saw.
"""

from dataclasses import dataclass
from datetime import date
from typing import IO
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from community.redacting import forget_file
from initiatives.attaching import sniffed
from initiatives.models import BudgetLine, Expense, Initiative
from initiatives.models.expense import LETTERS
from kernel.money import tenge
from kernel.workflow import NOT_ALLOWED, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What was typed in one form, once."""

    amount_tiyn: int
    spent_on: date
    words: str
    client_id: UUID
    receipt: IO[bytes] | None = None


def spend(line: BudgetLine, spent: Spent, *, by: User) -> Expense:
    """Write an expense down; the same form sent twice is one.

    Refuses with not_allowed, amount_missing, expense_words_missing, spent_on_ahead,
    over_the_line, document_…, photo_….
    """
    _check(spent)
    kind, receipt = sniffed(spent.receipt) if spent.receipt else ("", None)
    with transaction.atomic():
        line = _locked(line, by=by)
        if known := Expense.objects.filter(added_by=by, client_id=spent.client_id).first():
            return known
        left = line.amount_tiyn - line.expenses.all().total()
        if spent.amount_tiyn > left:
            raise Refusal("over_the_line", left=f"{tenge(left)}")
        return Expense.objects.create(
            line=line,
            amount_tiyn=spent.amount_tiyn,
            spent_on=spent.spent_on,
            words=spent.words.strip()[:LETTERS],
            receipt=receipt,
            receipt_kind=kind,
            added_by=by,
            client_id=spent.client_id,
        )


@transaction.atomic
def take_back(expense: Expense, *, by: User, reason: str, client_id: UUID) -> Expense:
    """Write the counter entry of an expense.

    Refuses with not_allowed, reason_missing, corrected_already, correction_stays.
    """
    line = _locked(expense.line, by=by)
    if expense.is_counter_entry:
        raise Refusal("correction_stays")
    if Expense.objects.filter(corrects=expense).exists():
        raise Refusal("corrected_already")
    if not reason.strip():
        raise Refusal("reason_missing")
    return Expense.objects.create(
        line=line,
        amount_tiyn=-expense.amount_tiyn,
        spent_on=timezone.localdate(),
        words=reason.strip()[:LETTERS],
        corrects=expense,
        added_by=by,
        client_id=client_id,
    )


def forget_expense(expense: Expense) -> None:
    """The entry stays in the ledger, without words and receipt."""
    forget_file(expense.receipt)
    Expense.objects.filter(pk=expense.pk).update(words="", receipt="", receipt_kind="")


def forget_receipts(initiative: Initiative) -> None:
    """Words and receipts go; what was spent stays counted."""
    for expense in Expense.objects.of(initiative):
        forget_expense(expense)


def forget_receipts_of(user: User) -> None:
    """The papers of somebody who is forgotten go; what they wrote for everybody stays."""
    for expense in Expense.objects.filter(added_by=user).exclude(receipt=""):
        forget_file(expense.receipt)
        Expense.objects.filter(pk=expense.pk).update(receipt="", receipt_kind="")


def _locked(line: BudgetLine, *, by: User) -> BudgetLine:
    """The initiative is held, as by everything that changes its plan; then the line as it is."""
    rows = Initiative.objects.select_for_update(of=("self",))
    if not by.has_perm("initiatives.keep_expenses", rows.get(pk=line.initiative_id)):
        raise Refusal(NOT_ALLOWED)
    return BudgetLine.objects.get(pk=line.pk)


def _check(spent: Spent) -> None:
    if spent.amount_tiyn < 1:
        raise Refusal("amount_missing")
    if not spent.words.strip():
        raise Refusal("expense_words_missing")
    if spent.spent_on > timezone.localdate():
        raise Refusal("spent_on_ahead")
