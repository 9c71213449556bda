"""The way in: for known and unknown contacts, and back to where one came from."""

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from tests.factories.accounts import UserFactory
from tests.web.signing_in import (
    ask,
    code_sent_to,
    is_signed_in,
    messages_to,
    sign_in,
    sign_up,
    type_code,
)

pytestmark = pytest.mark.django_db
PHONE, EMAIL = "+77011234567", "person-1@asar.invalid"


@pytest.fixture(autouse=True)
def fresh(clean_cache, settings):
    """No limit of an earlier test counts, letters go where they really go."""
    settings.EMAIL_BACKEND = "mapapp.mail.OutboxBackend"
    with translation.override("kk"):
        yield


@pytest.mark.parametrize("typed", ["8 (701) 123-45-67", "+77011234567", "701 123 45 67"])
def test_somebody_signs_in_by_phone_however_it_is_written(client, typed):
    person = UserFactory(phone=PHONE)

    ask(client, typed)
    type_code(client, code_sent_to(PHONE))

    assert client.session["_auth_user_id"] == str(person.pk)
    person.refresh_from_db()
    assert person.has_confirmed_contact


def test_somebody_signs_in_by_email(client):
    person = UserFactory(email=EMAIL)

    sign_in(client, EMAIL)

    assert client.session["_auth_user_id"] == str(person.pk)
    assert person.has_confirmed_contact


def test_the_message_ends_with_the_line_phones_fill_the_code_in_by(client, settings):
    settings.SITE_URL = "https://asar.example"
    UserFactory(phone=PHONE)

    ask(client, PHONE)

    code = code_sent_to(PHONE)
    assert messages_to(PHONE)[0]["text"].splitlines()[-1] == f"@asar.example #{code}"


@pytest.mark.parametrize("contact", [PHONE, EMAIL])
def test_signing_up_makes_the_account_only_when_the_code_is_typed(client, contact):
    with translation.override("ru"):
        sign_up(client, contact, roles=["volunteer", "group"])
        assert not User.objects.exists()

        type_code(client, code_sent_to(contact))

    person = User.objects.get()
    assert person.has_confirmed_contact
    assert person.chosen_roles == ["group", "volunteer"]
    assert person.language == "ru"
    assert is_signed_in(client)


def test_signing_up_with_a_known_contact_is_signing_in_and_adds_the_roles(client):
    person = UserFactory(phone=PHONE, chosen_roles=["initiator"])

    sign_up(client, PHONE, roles=["business"])
    type_code(client, code_sent_to(PHONE))

    person.refresh_from_db()
    assert User.objects.count() == 1
    assert person.chosen_roles == ["business", "initiator"]


def test_whoever_mistyped_goes_back_and_types_another_contact(client):
    sign_up(client, PHONE)

    answer = client.post(reverse("account_confirm_login_code"), {"action": "other"})

    assert answer["Location"] == reverse("account_signup")
    assert client.get(answer["Location"]).status_code == 200


def test_the_session_key_changes_at_signing_in(client):
    UserFactory(phone=PHONE)
    ask(client, PHONE)
    before = client.session.session_key

    type_code(client, code_sent_to(PHONE))

    assert client.session.session_key != before


def test_a_closed_account_gets_no_code_and_cannot_come_in_by_signing_up(client):
    UserFactory(phone=PHONE, is_active=False)

    ask(client, PHONE)
    assert messages_to(PHONE) == []
    sign_up(client, PHONE)
    type_code(client, code_sent_to(PHONE))

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(client, there):
    UserFactory(phone=PHONE)
    client.post(reverse("account_login"), {"contact": PHONE, "next": there})

    assert type_code(client, code_sent_to(PHONE))["Location"] == reverse("me:home")


def test_signing_in_leads_back_to_where_it_was_asked_for(client):
    UserFactory(phone=PHONE)
    asked = client.get(reverse("me:profile"))
    assert asked["Location"].startswith(reverse("account_login"))

    client.post(asked["Location"], {"contact": PHONE, "next": reverse("me:profile")})

    assert type_code(client, code_sent_to(PHONE))["Location"] == reverse("me:profile")


@pytest.mark.parametrize("typed", ["", "112", "name@", "+79161234567", "8 727 250 12 34", "\x00"])
def test_what_cannot_be_a_contact_is_said_at_once(client, typed):
    answer = ask(client, typed)

    assert answer.status_code == 200
    assert answer.context["form"].errors
