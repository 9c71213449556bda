"""A ledger that only grows: every line stays between nothing and what was planned for it."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.models import DecisionStage as D
from initiatives import moderating, planning, spending
from initiatives.models import BudgetLine, Expense
from initiatives.spending import Spent
from initiatives.stages import GATHERING, UNDER_WAY, Stage
from kernel.workflow import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.community import under_moderation
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.photos import photo
from tests.factories.work import BudgetLineFactory, ExpenseFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\nreceipt\n%%EOF"


@pytest.fixture
def line():
    return BudgetLineFactory(amount_tiyn=100_000)


def paid(amount_tiyn=60_000, **facts):
    """What was typed in one form, once."""
    begun = {"spent_on": timezone.localdate(), "words": "Кабель", "client_id": uuid4()}
    return Spent(amount_tiyn=amount_tiyn, **begun | facts)


def spend(line, *amounts, **facts):
    return [spending.spend(line, paid(one, **facts), by=lead_of(line)) for one in amounts]


def lead_of(line):
    return line.initiative.lead


def take_back(expense, reason="Қате сома", by=None):
    by = by or lead_of(expense.line)
    return spending.take_back(expense, by=by, reason=reason, client_id=uuid4())


def spent_on(line):
    return BudgetLine.objects.with_spent().get(pk=line.pk).spent


def test_what_was_spent_is_summed_line_by_line(line):
    other = BudgetLineFactory(initiative=line.initiative)
    spend(line, 30_000, 20_000)

    assert (spent_on(line), spent_on(other)) == (50_000, 0)


def test_a_line_gives_no_more_than_was_planned_for_it_and_says_what_is_left(line):
    spend(line, 60_000)

    with pytest.raises(Refusal, match="over_the_line") as refused:
        spend(line, 40_001)
    assert refused.value.params == {"left": "400"}
    spend(line, 40_000)
    assert spent_on(line) == 100_000


def test_the_same_form_sent_twice_is_one_expense(line):
    typed = paid()

    first, second = (spending.spend(line, typed, by=lead_of(line)) for _ in range(2))

    assert first == second
    assert spent_on(line) == 60_000


def test_a_counter_entry_frees_the_money_and_both_stay(line):
    [wrong] = spend(line, 100_000)

    counter = take_back(wrong)

    assert (counter.amount_tiyn, counter.corrects) == (-100_000, wrong)
    assert (spent_on(line), Expense.objects.count()) == (0, 2)
    assert spend(line, 90_000)


def test_an_expense_is_taken_back_once_with_a_reason_and_a_counter_entry_never(line):
    [wrong] = spend(line, 60_000)
    with pytest.raises(Refusal, match="reason_missing"):
        take_back(wrong, reason=" ")
    counter = take_back(wrong)

    for entry, code in ((wrong, "corrected_already"), (counter, "correction_stays")):
        with pytest.raises(Refusal, match=code):
            take_back(entry)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"amount_tiyn": 0}, "amount_missing"),
        ({"words": " "}, "expense_words_missing"),
        ({"spent_on": timezone.localdate() + timedelta(days=2)}, "spent_on_ahead"),
        ({"receipt": BytesIO(b"%PDF-1.4 torn")}, "document_broken"),
        ({"receipt": BytesIO(b"MZ")}, "photo_type"),
    ],
)
def test_what_cannot_be_written_down_says_why(line, facts, code):
    with pytest.raises(Refusal, match=code):
        spending.spend(line, paid(**facts), by=lead_of(line))
    assert not Expense.objects.exists()


def test_a_receipt_is_kept_by_what_its_bytes_say_where_no_address_leads(line):
    pdf, picture = (
        spending.spend(line, paid(1, receipt=one), by=lead_of(line))
        for one in (BytesIO(PDF), photo())
    )

    assert (pdf.receipt_kind, picture.receipt_kind) == ("pdf", "picture")
    with pytest.raises(ValueError, match="no address"):
        _ = pdf.receipt.url


def test_whoever_answers_for_the_money_writes_it_down_and_nobody_else(line):
    helper = TeamMemberFactory(initiative=line.initiative).user
    [entry] = spend(line, 1)

    for person in (helper, UserFactory(confirmed=True)):
        with pytest.raises(Refusal, match="not_allowed"):
            spending.spend(line, paid(), by=person)
        with pytest.raises(Refusal, match="not_allowed"):
            take_back(entry, by=person)
    assert spending.spend(line, paid(1), by=line.initiative.author)


@pytest.mark.parametrize("stage", [*Stage])
def test_money_is_spent_while_the_work_goes_on(stage):
    initiative = InitiativeFactory(at_stage=stage)

    assert initiative.lead.has_perm("initiatives.keep_expenses", initiative) is (
        stage in GATHERING | UNDER_WAY
    )


def test_a_line_money_was_spent_on_stays_in_the_budget(line):
    spend(line, 1)

    with pytest.raises(Refusal, match="line_has_expenses"):
        planning.strike_budget_line(line, by=lead_of(line))


def test_deleted_with_its_initiative_the_words_and_receipts_go_and_the_sums_stay(line):
    [entry] = spend(line, 60_000, receipt=photo())

    under_moderation(line.initiative, at_stage=D.DELETED)

    entry.refresh_from_db()
    assert (entry.words, entry.receipt.name, spent_on(line)) == ("", "", 60_000)


def test_a_forgotten_initiative_keeps_its_sums_and_nothing_that_was_said_of_them(
    line, django_capture_on_commit_callbacks
):
    BudgetLineFactory(initiative=line.initiative, title="Еш нәрсе жұмсалмаған")
    [entry] = spend(line, 60_000, receipt=photo())
    name, store = entry.receipt.name, entry.receipt.storage

    with django_capture_on_commit_callbacks(execute=True):
        moderating.forget_initiative(line.initiative)

    entry.refresh_from_db()
    left = BudgetLine.objects.with_spent().get()
    assert (left, left.title, left.spent) == (line, "", 60_000)
    assert (entry.words, entry.receipt.name, entry.receipt_kind) == ("", "", "")
    assert not store.exists(name)


@pytest.mark.parametrize(
    "edit",
    [
        {"amount_tiyn": 1}, {"spent_on": timezone.localdate() - timedelta(days=9)},
        {"words": "Басқа"}, {"receipt": "another.pdf"}, {"added_by": None},
    ],
    ids=lambda edit: next(iter(edit)),
)  # fmt: skip
def test_the_database_refuses_to_change_an_entry(line, edit):
    [entry] = spend(line, 60_000)

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Expense.objects.filter(pk=entry.pk).update(**edit)


def test_the_database_refuses_to_delete_an_entry_and_a_line_under_it(line):
    spend(line, 60_000)

    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Expense.objects.all()._raw_delete("default")
    with pytest.raises(IntegrityError), transaction.atomic():
        line.delete()


@pytest.mark.parametrize(
    ("facts", "guard"),
    [
        ({"amount_tiyn": 40_001}, "cannot hold this expense"),
        ({"amount_tiyn": -1}, "expense_costs"),
        ({"amount_tiyn": 0}, "expense_costs"),
    ],
)
def test_the_database_keeps_every_line_between_nothing_and_its_plan(line, facts, guard):
    spend(line, 60_000)

    with pytest.raises(IntegrityError, match=guard), transaction.atomic():
        ExpenseFactory(line=line, **facts)


@pytest.mark.parametrize("amount", [-59_999, -60_001])
def test_the_database_takes_back_one_expense_wholly(line, amount):
    [entry] = spend(line, 60_000)

    with pytest.raises(IntegrityError), transaction.atomic():
        ExpenseFactory(line=line, amount_tiyn=amount, corrects=entry)
    elsewhere = BudgetLineFactory(initiative=line.initiative, amount_tiyn=100_000)
    spend(elsewhere, 70_000)
    with pytest.raises(IntegrityError, match="wholly"), transaction.atomic():
        ExpenseFactory(line=elsewhere, amount_tiyn=-60_000, corrects=entry)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(deeds=st.lists(st.integers(-3, 70_000), max_size=12))
def test_whatever_is_spent_and_taken_back_a_line_never_leaves_its_bounds(line, deeds):
    """A number above nothing is spent; one below takes an entry back."""
    with transaction.atomic():
        for deed in deeds:
            _tried(line, deed)
            assert 0 <= spent_on(line) <= line.amount_tiyn
        entries = Expense.objects.filter(line=line)
        standing = [one.amount_tiyn for one in entries if one.amount_tiyn > 0]
        taken_back = [one.amount_tiyn for one in entries if one.amount_tiyn < 0]
        assert spent_on(line) == sum(standing) + sum(taken_back)
        transaction.set_rollback(True)


def _tried(line, deed):
    try:
        if deed > 0:
            spend(line, deed)
        elif (entry := Expense.objects.filter(line=line).order_by("pk").first()) is not None:
            take_back(entry)
    except Refusal as refusal:
        assert refusal.code in {"over_the_line", "corrected_already", "correction_stays"}  # noqa: PT017 - both ways are right
