"""An application that was sent is whole and stays whole, whichever button saves its pages."""

import pytest
from django.urls import reverse

from initiatives.stages import Stage
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory
from tests.web.applying import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
NEW_PLAN = {"plan_starts": "2027-03-01", "plan_ends": "2027-04-01"}


@pytest.mark.parametrize("pressed", ["later", "add", "wish"])
@pytest.mark.parametrize(
    ("name", "emptied"),
    [
        ("result", {"title": "", "summary": "s"}),
        ("plan", {"plan_starts": "", "plan_ends": ""}),
        ("questions", {"q_what": ""}),
    ],
)
def test_what_was_asked_about_is_saved_whole_or_not_at_all(client, pressed, name, emptied):
    asked = InitiativeFactory(at_stage=Stage.NEEDS_INFORMATION)
    before = (asked.title, asked.plan_starts, asked.answers)
    client.force_login(asked.author)

    answer = client.post(page(asked, name), emptied | {pressed: "1"})

    assert answer.status_code == 422
    asked.refresh_from_db()
    assert (asked.title, asked.plan_starts, asked.answers) == before


def test_whoever_leads_changes_the_plan_after_acceptance(client):
    accepted = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    client.force_login(accepted.lead)

    assert client.get(page(accepted, "plan")).status_code == 200
    answer = client.post(page(accepted, "plan"), NEW_PLAN)

    assert answer.url == reverse("initiatives:detail", args=[accepted.pk])
    accepted.refresh_from_db()
    assert str(accepted.plan_ends) == "2027-04-01"


@pytest.mark.parametrize("name", ["result", "questions", "place"])
def test_after_acceptance_nothing_but_the_plan_and_the_needs_is_changed(client, name):
    accepted = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    client.force_login(accepted.lead)

    assert client.get(page(accepted, name)).status_code == 404
    client.force_login(UserFactory(confirmed=True))
    assert client.post(page(accepted, "plan"), NEW_PLAN).status_code == 404


def test_a_missing_plan_leads_to_the_page_where_it_is_mended(client):
    accepted = InitiativeFactory(at_stage=Stage.TEAM_SELECTION, plan_starts=None, plan_ends=None)
    client.force_login(accepted.lead)

    shown = client.get(reverse("initiatives:detail", args=[accepted.pk])).text

    assert page(accepted, "plan") in shown
    assert client.get(page(accepted, "plan")).status_code == 200
