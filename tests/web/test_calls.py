"""An official's office calls for volunteers: from the desk to the public page."""

import pytest
from django.urls import reverse

from accounts.roles import OfficeKind
from community.models import Support
from initiatives.models import Initiative
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.initiatives import InitiativeFactory, QuestionnaireFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
CALL = "review:call"


@pytest.fixture
def clerk(client, office):
    """Of a department beside the akimat."""
    OfficialFactory(at=office)
    department = OfficeFactory(region=office.region, kind=OfficeKind.DEPARTMENT)
    clerk = OfficialFactory(at=department, confirmed=True)
    client.force_login(clerk)
    return clerk


def test_the_desk_leads_to_a_call_and_the_call_to_the_application(client, clerk):
    QuestionnaireFactory()
    assert reverse(CALL) in client.get(reverse("review:desk")).text

    office = clerk.offices[0]
    answer = client.post(reverse(CALL), {"office": office.pk, "title": "Ағаш отырғызамыз"})

    call = Initiative.objects.get()
    assert answer.url == reverse("initiatives:write", args=[call.pk, "place"])
    assert (call.called_by, call.title) == (office, "Ағаш отырғызамыз")
    assert client.get(answer.url).status_code == 200


def test_a_call_without_words_or_in_anothers_name_is_asked_again(client, clerk, office):
    for typed in (
        {"office": clerk.offices[0].pk, "title": ""},
        {"office": office.pk, "title": "x"},
    ):
        answer = client.post(reverse(CALL), typed)
        assert answer.status_code == 422
    assert not Initiative.objects.exists()


def test_an_office_with_nobody_above_reads_why_and_keeps_its_words(client, official, office):
    answer = client.post(reverse(CALL), {"office": office.pk, "title": "Ағаш отырғызамыз"})

    assert answer.status_code == 422
    assert "no akimat above your office" in answer.text
    assert "Ағаш отырғызамыз" in answer.text


def test_everybody_reads_who_calls_and_why_another_decides(client, clerk):
    office = clerk.offices[0]
    call = InitiativeFactory(author=clerk, region=office.region, called_by=office)
    call.move("submit", by=clerk)
    client.logout()

    text = client.get(reverse("initiatives:detail", args=[call.pk])).text

    assert text.count(office.name_en) >= 2  # as its author, and as its lead
    assert "Nobody decides on their own." in text
    assert clerk.public_name not in text or not clerk.public_name


def test_a_colleague_reads_no_button_to_stand_behind_it_and_is_told_so(client, clerk):
    office = clerk.offices[0]
    call = InitiativeFactory(author=clerk, region=office.region, called_by=office)
    call.move("submit", by=clerk)
    page, press = (
        reverse(f"initiatives:{name}", args=[call.pk]) for name in ("detail", "support")
    )
    colleague = OfficialFactory(at=office, confirmed=True)

    client.force_login(colleague)
    assert f'action="{press}"' not in client.get(page).text
    assert "own" in client.post(press, {"wish": "on"}, follow=True).text
    assert not Support.objects.exists()

    client.force_login(UserFactory(confirmed=True))
    assert f'action="{press}"' in client.get(page).text
