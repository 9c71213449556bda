"""Money spent on the lines of a budget: a ledger that only grows.

What was wrong is not changed: a counter entry takes it back, once, and both stay. The database
keeps it so, and keeps every line between nothing and what was planned for it.
"""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone

from community.models import Hideable, HideableQuerySet
from initiatives.models.application import Document, private_store
from initiatives.models.initiative import Initiative
from initiatives.models.plan import BudgetLine

LETTERS = 120
# The line is locked, so of two expenses at one moment the second sees the first.
WITHIN_ITS_LINE = """
    SELECT amount_tiyn INTO planned FROM initiatives_budgetline
    WHERE id = NEW.line_id FOR UPDATE;
    SELECT COALESCE(SUM(amount_tiyn), 0) + NEW.amount_tiyn INTO spent
    FROM initiatives_expense WHERE line_id = NEW.line_id;
    IF spent > planned OR spent < 0 THEN
        RAISE EXCEPTION 'a line of the budget cannot hold this expense'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_stays_within_its_line';
    END IF;
    IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM initiatives_expense
        WHERE id = NEW.corrects_id AND line_id = NEW.line_id
        AND amount_tiyn = -NEW.amount_tiyn AND corrects_id IS NULL
    ) THEN
        RAISE EXCEPTION 'a counter entry takes back one expense, wholly'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'counter_entry_takes_back_one_expense';
    END IF;
    RETURN NEW;
"""


class ExpenseQuerySet(HideableQuerySet):
    """Entries of the ledger."""

    def of(self, initiative: Initiative) -> "ExpenseQuerySet":
        """Those of one initiative, the newest first."""
        return self.filter(line__initiative=initiative).order_by("-pk")

    def total(self) -> int:
        """What they come to, in tiyn."""
        found: dict[str, Any] = self.aggregate(total=Sum("amount_tiyn", default=0))
        return int(found["total"])


class Expense(Hideable):
    """Money spent on one line that day, or the counter entry that takes one back."""

    # the index on the entries of a line begins with it
    line = models.ForeignKey(
        BudgetLine, on_delete=models.PROTECT, related_name="expenses", db_index=False
    )
    amount_tiyn = models.BigIntegerField()
    spent_on = models.DateField()
    words = models.CharField(max_length=LETTERS, blank=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    receipt = models.FileField(storage=private_store, upload_to="receipts/%Y/%m", blank=True)
    receipt_kind = models.CharField(max_length=8, choices=Document.Kind, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    client_id = models.UUIDField(editable=False)

    objects = ExpenseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["line", "-id"], name="expense_of_line")]
        constraints = [
            models.UniqueConstraint(
                fields=["added_by", "client_id"], name="expense_is_sent_once_from_a_form"
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, amount_tiyn__gt=0)
                | Q(corrects__isnull=False, amount_tiyn__lt=0),
                name="expense_costs_and_counter_entry_gives_back",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="expenses_are_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="expenses_are_not_edited",
                exclude=["words", "receipt", "receipt_kind", "hidden_at"],
            ),
            pgtrigger.Protect(
                name="expense_words_only_go",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__words__df=pgtrigger.F("old__words"))
                & ~pgtrigger.Q(new__words="")
                | pgtrigger.Q(new__receipt__df=pgtrigger.F("old__receipt"))
                & ~pgtrigger.Q(new__receipt=""),
            ),
            pgtrigger.Trigger(
                name="expense_stays_within_its_line",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=[("planned", "bigint"), ("spent", "numeric")],
                func=WITHIN_ITS_LINE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.amount_tiyn}"

    @property
    def said(self) -> str:
        """The words everybody may read."""
        return "" if self.is_hidden else self.words

    @property
    def is_counter_entry(self) -> bool:
        """It takes another one back."""
        return self.corrects_id is not None
