"""Whoever is forgotten leaves no paper in a ledger, and holds no task of a team."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.utils import timezone

from initiatives.forgetting import forget_traces
from initiatives.spending import Spent, spend
from tests.factories.accounts import UserFactory
from tests.factories.work import BudgetLineFactory, ExpenseFactory, WorkTaskFactory

pytestmark = pytest.mark.django_db


def test_the_receipts_of_a_forgotten_person_go_and_what_everybody_reads_stays(
    django_capture_on_commit_callbacks,
):
    line = BudgetLineFactory()
    paid = {"amount_tiyn": 100, "spent_on": timezone.localdate(), "client_id": uuid4()}
    receipt = BytesIO(b"%PDF-1.4\nreceipt\n%%EOF")
    entry = spend(line, Spent(words="Cable", receipt=receipt, **paid), by=line.initiative.lead)
    other = ExpenseFactory(line=line, receipt="receipts/of-another.pdf", added_by=UserFactory())
    name, store = entry.receipt.name, entry.receipt.storage

    with django_capture_on_commit_callbacks(execute=True):
        forget_traces(line.initiative.lead)

    for one in (entry, other):
        one.refresh_from_db()
    assert (entry.words, entry.amount_tiyn, entry.receipt.name, entry.receipt_kind) == (
        "Cable", 100, "", ""
    )  # fmt: skip
    assert not store.exists(name)
    assert other.receipt.name == "receipts/of-another.pdf"


def test_the_open_tasks_of_a_forgotten_person_are_free_and_the_done_ones_stay_theirs():
    user = UserFactory()
    mine, done = WorkTaskFactory.create_batch(2, taken_by=user)
    other = WorkTaskFactory(taken_by=UserFactory())
    type(done).objects.filter(pk=done.pk).update(done_at=timezone.now())

    forget_traces(user)

    for one in (mine, done, other):
        one.refresh_from_db()
    assert (mine.taken_by, done.taken_by) == (None, user)
    assert other.taken_by is not None
