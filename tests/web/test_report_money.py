"""The money of a closing report as it is typed and read: line by line, then and now."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives import spending
from initiatives.models import ClosingReport
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, ModeratorFactory
from tests.factories.reports import given_money, planned_work, report_whole
from tests.web.closing import move, page, report_of, whole

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def initiative(client):
    """60 000 of 90 000 tenge spent on a line whose money was looked for; its lead is there."""
    made = planned_work()
    made.budget_lines.update(source="sought", title="Cable")
    spend(made, 6_000_000)
    client.force_login(made.lead)
    return made


def spend(initiative, amount, **facts):
    paid = {"spent_on": timezone.localdate(), "words": "Twenty metres", "client_id": uuid4()}
    line, by = initiative.budget_lines.get(), initiative.lead
    return spending.spend(line, spending.Spent(amount_tiyn=amount, **paid | facts), by=by)


def typed(initiative, elsewhere="", payer="", left=""):
    key = f"l{initiative.budget_lines.get().pk}"
    return {f"{key}_elsewhere": elsewhere, f"{key}_payer": payer, "left_words": left}


def text_of(answer):
    """Without marks, runs of space as one."""
    plain = re.sub(r"<[^>]+>", " ", answer.text).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", plain)


def test_nobody_types_what_was_spent(client, initiative):
    for section in ("numbers", "money"):
        form = client.get(page(initiative, section)).context["sheet"].form
        assert not {"spent", "money_words"} & set(form.fields)


def test_the_team_says_who_paid_to_the_tiyn_and_it_stands_in_the_form(client, initiative):
    answer = client.post(page(initiative, "money"), typed(initiative, "20000.05", "The shop"))
    assert answer.status_code == 302

    told = report_of(initiative).paid_elsewhere.get()
    assert (told.elsewhere_tiyn, told.payer) == (2_000_005, "The shop")
    form = client.get(page(initiative, "money")).context["sheet"].form
    held = {name: str(form[name].value()) for name in typed(initiative)}
    assert held == typed(initiative, "20000.05", "The shop")


@pytest.mark.parametrize(
    "wrong", [("-1", ""), ("60000.01", ""), ("0.001", ""), ("x", ""), ("", "The shop")]
)
def test_what_cannot_be_is_422_and_stays_typed(client, initiative, wrong):
    answer = client.post(page(initiative, "money"), typed(initiative, *wrong, left="A fund"))

    assert (answer.status_code, "A fund" in answer.text) == (422, True)
    report = report_of(initiative)
    assert report is None or not report.paid_elsewhere.exists()


def test_a_line_that_is_off_is_named_on_the_page_and_keeps_the_report_unsent(client, initiative):
    report_whole(initiative)

    shown = client.get(whole(initiative))
    refused = move(client, initiative, "finish")

    assert "The line “Cable” is off: 60000 tenge" in text_of(shown)
    assert reverse("initiatives:move", args=[initiative.pk, "finish"]) not in shown.text
    assert refused.status_code == 422
    assert "“Cable” is off" in text_of(refused)


def test_the_page_of_its_lead_says_which_line_is_off(client, initiative):
    report_whole(initiative)

    answer = client.get(reverse("initiatives:detail", args=[initiative.pk]))

    assert answer.status_code == 200
    assert "“Cable” is off" in text_of(answer)


def test_a_report_being_written_is_no_moderators_business(client, initiative):
    given_money(initiative, 7_000_000, title="Money for the cable")
    report = report_whole(initiative)
    door = reverse("moderation:thing", args=["report", report.pk])
    client.force_login(ModeratorFactory(of=initiative.region))

    assert client.get(door).status_code == 404

    initiative.move("finish", by=initiative.lead)
    assert client.get(door).status_code == 200


def test_the_coordinator_and_everybody_read_it_line_by_line(client, initiative):
    given_money(initiative, 7_000_000, title="Money for the cable")
    report_whole(initiative, left="With the treasurer")
    initiative.move("finish", by=initiative.lead)

    client.force_login(CoordinatorFactory(of=initiative.region))
    judged = text_of(client.get(whole(initiative)))
    client.logout()
    public = text_of(client.get(whole(initiative)))

    for words in ("70,000 ₸ Money for the cable", "60,000 ₸", "10,000 ₸", "With the treasurer",
                  "Cable", "90,000 ₸", "Twenty metres"):  # fmt: skip
        assert words in judged
        assert words in public


def test_what_was_accepted_stays_and_what_changed_since_stands_beside(client, initiative):
    given_money(initiative, 7_000_000, title="Money for the cable")
    report_whole(initiative)
    initiative.move("finish", by=initiative.lead)
    assert "has changed since" not in client.get(whole(initiative)).text
    entry = initiative.budget_lines.get().expenses.get()
    spending.take_back(entry, by=initiative.lead, reason="Twice", client_id=uuid4())
    journeys.make("open_evaluation", initiative)

    client.logout()
    shown = client.get(whole(initiative))

    money = shown.context["report"].money
    assert money.shown.spent_tiyn == 6_000_000
    assert [(one.title, one.then_tiyn, one.now_tiyn) for one in money.changes] == [
        ("Cable", 6_000_000, 0)
    ]
    assert "60,000 ₸ then, 0 ₸ now" in text_of(shown)


def test_a_report_of_before_shows_what_its_team_typed(client, initiative):
    given_money(initiative, 7_000_000, title="Money for the cable")
    report_whole(initiative)
    initiative.move("finish", by=initiative.lead)
    ClosingReport.objects.update(money=None, spent_tiyn=5_500_000, money_words="Lamps")

    shown = text_of(client.get(whole(initiative)))

    assert "Spent: 55,000 ₸" in shown
    assert "Lamps" in shown


def test_receipts_are_opened_by_those_who_accept_and_by_nobody_else(client, initiative):
    given_money(initiative, 9_000_000, title="Money for the cable")
    entry = spend(initiative, 1_000, receipt=BytesIO(b"%PDF-1.4\nreceipt\n%%EOF"))
    report_whole(initiative)
    initiative.move("finish", by=initiative.lead)
    door = reverse("work:receipt", args=[initiative.pk, entry.pk])

    client.force_login(CoordinatorFactory(of=initiative.region))
    assert door in client.get(whole(initiative)).text
    client.logout()
    public = client.get(whole(initiative)).text
    assert (door in public, "with a receipt" in public) == (False, True)
