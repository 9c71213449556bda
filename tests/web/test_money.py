"""The money of the work as people meet it: what was spent, what is left, receipts in private."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from initiatives.models import Expense
from initiatives.stages import Stage
from tests.factories.accounts import CoordinatorFactory, ModeratorFactory, UserFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.work import BudgetLineFactory, ExpenseFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\nreceipt\n%%EOF"


@pytest.fixture(autouse=True)
def _in_english(clean_cache):
    with translation.override("en"):
        yield


@pytest.fixture
def line():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    return BudgetLineFactory(initiative=initiative, title="Cable", amount_tiyn=100_000)


def page_of(client, line):
    return client.get(reverse("work:expenses", args=[line.initiative_id]))


def spend(client, line, /, amount="600", **typed):
    door = reverse("work:spend", args=[line.initiative_id])
    begun = {"line": line.pk, "amount": amount, "words": "Twenty metres", "client_id": uuid4()}
    return client.post(door, begun | {"spent_on": str(timezone.localdate())} | typed)


def paper():
    upload = BytesIO(PDF)
    upload.name = "receipt.pdf"
    return upload


def receipt_of(client, entry):
    return client.get(reverse("work:receipt", args=[entry.line.initiative_id, entry.pk]))


def figures(page):
    """Planned, spent and left of the whole."""
    whole = page.context["ledger"].all
    return whole.planned, whole.spent, whole.left


def test_the_lead_writes_an_expense_down_and_everybody_reads_the_rest(client, line):
    client.force_login(line.initiative.lead)
    assert spend(client, line).url == reverse("work:expenses", args=[line.initiative_id])

    client.logout()
    page = page_of(client, line)
    assert figures(page) == (100_000, 60_000, 40_000)
    assert "Twenty metres" in page.text
    work = client.get(reverse("work:home", args=[line.initiative_id]))
    assert "400\N{NO-BREAK SPACE}₸" in work.text


def test_more_than_is_left_is_said_beside_the_amount_and_nothing_typed_is_lost(client, line):
    client.force_login(line.initiative.lead)

    answer = spend(client, line, amount="1000.01")

    assert answer.status_code == 422
    assert "1000 tenge are left" in str(answer.context["form"].errors["amount"])
    assert 'value="Twenty metres"' in answer.text
    assert not Expense.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"amount": "-5"}, "amount"),
        ({"amount": "0.001"}, "amount"),
        ({"line": ""}, "line"),
        ({"words": " "}, "words"),
        ({"spent_on": "2099-01-01"}, "spent_on"),
        ({"receipt": BytesIO(b"MZ")}, "receipt"),
    ],
)
def test_a_gap_is_said_beside_its_field(client, line, typed, field):
    client.force_login(line.initiative.lead)

    answer = spend(client, line, **typed)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_the_line_of_another_budget_is_no_choice(client, line):
    client.force_login(line.initiative.lead)

    answer = spend(client, line, line=BudgetLineFactory().pk)

    assert "line" in answer.context["form"].errors


def test_what_was_wrong_is_taken_back_in_the_open(client, line):
    entry = ExpenseFactory(line=line, words="Wrong cable")
    client.force_login(line.initiative.lead)
    door = reverse("work:take_expense_back", args=[line.initiative_id, entry.pk])

    assert client.post(door, {"reason": " ", "client_id": uuid4()}).status_code == 422
    assert client.post(door, {"reason": "Twice", "client_id": uuid4()}).status_code == 302
    again = client.post(door, {"reason": "Twice", "client_id": uuid4()})

    assert again.status_code == 422
    page = page_of(client, line)
    assert figures(page) == (100_000, 0, 100_000)
    assert all(words in page.text for words in ("Wrong cable", "Twice"))


def test_a_receipt_is_read_by_those_who_spend_and_those_who_accept_and_nobody_else(client, line):
    client.force_login(line.initiative.lead)
    spend(client, line, receipt=paper())
    entry, region = Expense.objects.get(), line.initiative.region

    read = receipt_of(client, entry)
    assert (read.content, read["Content-Type"]) == (PDF, "application/pdf")
    assert read["Content-Disposition"].startswith("attachment")
    member = TeamMemberFactory(initiative=line.initiative).user
    for person in (member, CoordinatorFactory(of=region)):
        client.force_login(person)
        assert receipt_of(client, entry).status_code == 200
    for person in (ModeratorFactory(of=region), CoordinatorFactory(), UserFactory()):
        client.force_login(person)
        assert receipt_of(client, entry).status_code == 404
        assert "/receipt/" not in page_of(client, line).text
    client.logout()
    assert receipt_of(client, entry).status_code == 302


def test_an_entry_without_a_receipt_and_one_of_another_ledger_have_none(client, line):
    bare, elsewhere = ExpenseFactory(line=line), ExpenseFactory()
    client.force_login(line.initiative.lead)

    assert receipt_of(client, bare).status_code == 404
    door = reverse("work:receipt", args=[line.initiative_id, elsewhere.pk])
    assert client.get(door).status_code == 404


def test_whoever_does_not_answer_for_the_money_finds_no_form(client, line):
    entry = ExpenseFactory(line=line)
    client.force_login(TeamMemberFactory(initiative=line.initiative).user)

    assert spend(client, line).status_code == 404
    door = reverse("work:take_expense_back", args=[line.initiative_id, entry.pk])
    assert client.get(door).status_code == 404
    assert reverse("work:spend", args=[line.initiative_id]) not in page_of(client, line).text


def test_a_long_ledger_costs_no_more_questions(client, line, django_assert_max_num_queries):
    for number in range(40):
        ExpenseFactory(line=line, amount_tiyn=100 + number)
    client.force_login(UserFactory(confirmed=True))
    page_of(client, line)

    with django_assert_max_num_queries(12):
        page = page_of(client, line)
    assert page.text.count("work__entry-top") == 30


def test_too_many_entries_in_an_hour_are_too_many_and_what_was_typed_stays(client, line, settings):
    settings.ACTS_AN_HOUR = settings.ACTS_AN_HOUR | {"expense": {"person": 1, "address": 9}}
    client.force_login(line.initiative.lead)

    first, second = spend(client, line, amount="1"), spend(client, line, amount="2")

    assert (first.status_code, second.status_code) == (302, 422)
    assert 'value="Twenty metres"' in second.text
    assert Expense.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ("Осталось", "Больше не в команде", "Отменить")),
        ("kk", ("Қалды", "Шығып кетті", "Қайтарып алу")),
    ],
)
def test_money_that_is_left_is_not_a_person_who_has_left(client, line, language, words):
    left, of_people, undo = words
    entry = ExpenseFactory(line=line)
    client.force_login(line.initiative.lead)

    with translation.override(language):
        page = page_of(client, line).text
        door = reverse("work:take_expense_back", args=[line.initiative_id, entry.pk])
        form = client.get(door).text

    assert f">{left}</th>" in page
    assert of_people not in page
    assert f"<span>{undo}</span>" in page
    assert undo in form
