"""The money of a closing report: drawn from the ledger, balanced, kept as it was sent."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from initiatives import giving, spending
from initiatives.closing_money import money_kept, money_now, money_of
from initiatives.models import BodyPromise, BudgetLine, ClosingReport, Initiative
from kernel.workflow import Refusal
from resources.models import Pledge
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.bodies import BodyPromiseFactory
from tests.factories.initiatives import EvidenceFactory
from tests.factories.reports import given_money, planned_work, report_whole
from tests.factories.work import BudgetLineFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    """In work; one line of 90 000 tenge, whose money the team looked for."""
    made = planned_work()
    made.budget_lines.update(source="sought")
    for moment in ("before", "after"):
        EvidenceFactory(initiative=made, moment=moment)
    return made


@pytest.fixture
def line(initiative):
    return initiative.budget_lines.get()


def given_by_a_body(initiative, amount):
    return BodyPromiseFactory(
        involvement__initiative=initiative, kind="money", amount_tiyn=amount,
        given_on=timezone.localdate(), given_by=UserFactory(),
    )  # fmt: skip


def spend(line, amount):
    paid = {"spent_on": timezone.localdate(), "words": "Шам", "client_id": uuid4()}
    by = line.initiative.lead
    return spending.spend(line, spending.Spent(amount_tiyn=amount, **paid), by=by)


def take_back(expense):
    by = expense.line.initiative.lead
    return spending.take_back(expense, by=by, reason="Қате", client_id=uuid4())


def finish(initiative):
    return initiative.move("finish", by=initiative.lead)


def refusal(verb):
    with pytest.raises(Refusal) as refused:
        verb()
    return refused.value


def sums(money):
    return money.received_tiyn, money.spent_tiyn, money.left_tiyn


def paid_by(payer, line, amount):
    return {line.pk: {"elsewhere_tiyn": amount, "payer": payer}}


# --- The rule -------------------------------------------------------------------------------


def test_received_is_what_was_spent_and_what_is_left_whoever_gave_it(initiative, line):
    given_money(initiative, 50_001)
    given_by_a_body(initiative, 20_000)
    given_money(initiative, 99_000, stage="accepted")  # a promise is not a gift
    spend(line, 60_000)
    wrong = spend(line, 5_000)
    take_back(wrong)

    assert sums(money_now(initiative, {})) == (70_001, 60_000, 10_001)


def test_the_teams_own_line_is_paid_by_the_team_unless_the_report_says_otherwise(initiative, line):
    BudgetLine.objects.update(source="own")
    given_money(initiative, 10_000)
    spend(line, 30_000)
    assert sums(money_now(initiative, {})) == (40_000, 30_000, 10_000)

    report = report_whole(initiative, paid=paid_by("", line, 20_000))

    assert sums(money_of(report)) == (30_000, 30_000, 0)


@pytest.mark.parametrize(
    ("given", "spent", "paid", "left", "code"),
    [
        (60_000, 60_000, None, "", None),
        (70_000, 60_000, None, "Қорда", None),
        (70_000, 60_000, None, "", "ledger_left_unsaid"),
        (59_999, 60_000, None, "Қорда", "ledger_off"),
        (0, 60_000, None, "", "ledger_off"),
        (40_000, 60_000, ("Дүкен", 20_000), "", None),
        (40_000, 60_000, ("", 20_000), "", "ledger_payer_missing"),
        (0, 60_000, ("Дүкен", 60_001), "Қорда", "ledger_elsewhere_over"),
        (0, 0, None, "", None),
    ],
)
def test_only_a_balanced_ledger_is_sent(initiative, given, spent, paid, left, code):  # noqa: PLR0913, PLR0917 - one row of the table each
    line = initiative.budget_lines.get()
    if given:
        given_money(initiative, given)
    if spent:
        spend(line, spent)
    payer, elsewhere = paid or ("", None)
    report_whole(initiative, left=left, paid=paid_by(payer, line, elsewhere))

    if code:
        assert refusal(lambda: finish(initiative)).code == code
        assert Initiative.objects.get(pk=initiative.pk).stage == "implementation"
    else:
        assert finish(initiative).after == "closing"


def test_the_answer_names_the_line_at_which_the_money_runs_dry(initiative, line):
    later = BudgetLineFactory(initiative=initiative, title="Кабель", source="grant")
    given_money(initiative, 70_000)
    spend(line, 60_000)
    spend(later, 20_050)
    report_whole(initiative)

    off = refusal(lambda: finish(initiative))

    assert off.params == {"line": "Кабель", "amount": "100.5"}


def test_amounts_are_whole_tiyn_from_end_to_end(initiative, line):
    given_money(initiative, 1)
    spend(line, 1)
    report_whole(initiative, left="")
    finish(initiative)

    kept = ClosingReport.objects.get().money
    assert [one["amount_tiyn"] for one in kept["received"]] == [1]
    assert [one["amount_tiyn"] for one in kept["lines"][0]["entries"]] == [1]
    assert all(type(one["planned_tiyn"]) is int for one in kept["lines"])


# --- Kept as it was sent --------------------------------------------------------------------


@pytest.fixture
def sent(initiative, line):
    """70 000 given, 60 000 spent, and said to be done."""
    given_money(initiative, 50_000)
    given_by_a_body(initiative, 20_000)
    spend(line, 60_000)
    report_whole(initiative)
    finish(initiative)
    return initiative


def kept_of(initiative):
    return money_kept(initiative.closing_reports.get().money)


def test_what_is_corrected_later_changes_nothing_that_was_sent(sent, line):
    take_back(line.expenses.get())
    promise = BodyPromise.objects.get()
    BodyPromise.objects.filter(pk=promise.pk).update(given_on=None, given_by=None)

    assert sums(kept_of(sent)) == (70_000, 60_000, 10_000)
    assert sums(money_of(sent.closing_reports.get())) == (50_000, 0, 50_000)


def test_a_report_that_comes_back_is_sent_with_the_money_of_its_day(sent, line):
    journeys.make("return_report", sent)
    assert sent.closing_reports.get().money is None
    spend(line, 10_000)

    finish(sent)

    assert sums(kept_of(sent)) == (70_000, 70_000, 0)


def test_nobody_changes_the_money_of_an_accepted_report(sent):
    journeys.make("open_evaluation", sent)
    rows = ClosingReport.objects.filter(initiative=sent)

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(money=None)
    rows.update(words="Сөз")  # what is said of it is moderated in another way


def test_money_is_kept_with_nothing_that_was_not_sent(initiative):
    report = report_whole(initiative)

    with pytest.raises(DatabaseError), transaction.atomic():
        ClosingReport.objects.filter(pk=report.pk).update(money={"received": [], "lines": []})


def test_a_gift_taken_back_at_the_last_moment_stops_the_report(initiative, line, monkeypatch):
    given_money(initiative, 60_000)
    spend(line, 60_000)
    report_whole(initiative, left="")
    monkeypatch.setattr("initiatives.closing_sent.trouble_in", lambda _report: None)
    Pledge.objects.update(stage="withdrawn")

    assert refusal(lambda: finish(initiative)).code == "ledger_off"


def test_a_second_try_begins_with_the_whole_ledger_and_keeps_the_first(sent, line):
    journeys.walk_on(sent, "open_evaluation", "conclude", "reopen", "accept", "start")
    spend(line, 10_000)
    journeys.make("finish", sent)

    first, second = (money_kept(one.money) for one in sent.closing_reports.order_by("pk"))
    assert (sums(first), sums(second)) == ((70_000, 60_000, 10_000), (70_000, 70_000, 0))


def test_a_bodys_mark_counts_as_received_and_no_stranger_takes_it_back(initiative):
    promise = given_by_a_body(initiative, 20_000)
    official = UserFactory()
    assert sums(money_now(initiative, {}))[0] == 20_000

    with pytest.raises(Refusal, match="not_allowed"):
        giving.take_mark_back(promise, by=official)
