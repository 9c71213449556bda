"""Twenty expenses at one moment spend no more than the line has."""

from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from initiatives import spending
from initiatives.models import Expense
from initiatives.spending import Spent
from kernel.workflow import Refusal
from tests.at_once import at_once
from tests.factories.work import BudgetLineFactory

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
THREADS, EACH, PLANNED = 20, 30_000, 100_000


def spent_at_once():
    """Twenty times a third of a line, all let go at one moment."""
    line = BudgetLineFactory(amount_tiyn=PLANNED)

    def spend():
        facts = {"spent_on": timezone.localdate(), "words": "Кабель", "client_id": uuid4()}
        return spending.spend(line, Spent(amount_tiyn=EACH, **facts), by=line.initiative.lead)

    return at_once(spend, times=THREADS)


def test_of_twenty_expenses_at_once_three_fit_and_the_others_are_told_what_is_left():
    got = spent_at_once()

    kept = [one for one in got if isinstance(one, Expense)]
    refused = [one.code for one in got if isinstance(one, Refusal)]
    assert (len(kept), refused) == (3, ["over_the_line"] * (THREADS - 3))
    assert Expense.objects.all().total() == 3 * EACH


def test_where_nobody_holds_the_initiative_the_database_still_does(monkeypatch):
    """The first twin: without the lock of the code the line itself is locked."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_: rows.all())

    spent_at_once()

    assert Expense.objects.all().total() <= PLANNED


def test_without_both_locks_a_line_would_be_overspent(monkeypatch):
    """The second twin: neither the code nor the database holds anything."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_: rows.all())
    table = "ALTER TABLE initiatives_expense {} TRIGGER USER"
    with connection.cursor() as cursor:
        cursor.execute(table.format("DISABLE"))
    try:
        spent_at_once()
        assert Expense.objects.all().total() > PLANNED
    finally:
        with connection.cursor() as cursor:
            cursor.execute(table.format("ENABLE"))
