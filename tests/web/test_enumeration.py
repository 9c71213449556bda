"""Nobody learns from us who has an account."""

from statistics import median
from time import perf_counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories.accounts import UserFactory
from tests.web.signing_in import (
    ask,
    messages_to,
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


def test_an_unknown_contact_gets_no_message_when_signing_in(client):
    ask(client, PHONE)
    ask(client, EMAIL)

    assert messages_to(PHONE) == messages_to(EMAIL) == []


def answers(contact, door):
    """What a browser sees from the contact to three wrong codes, without its own secrets."""
    client = Client()
    seen = []
    for answer in (
        door(client, contact),
        client.get(reverse("account_confirm_login_code")),
        *(type_code(client, "000000") for _ in range(3)),
        client.get(reverse("account_login")),
    ):
        body = answer.content.decode().replace(contact, "…")
        hidden = [answer.context.get("csrf_token")] if answer.context else []
        for secret in filter(None, map(str, hidden)):
            body = body.replace(secret, "…")
        seen.append((answer.status_code, answer.get("Location"), len(body)))
    return seen


@pytest.mark.parametrize("door", [ask, sign_up])
@pytest.mark.parametrize("contacts", [(PHONE, "+77017654321"), (EMAIL, "person-2@asar.invalid")])
def test_known_and_unknown_contacts_look_the_same(door, contacts):
    known, unknown = contacts
    UserFactory(**{"phone" if known.startswith("+") else "email": known})

    assert answers(known, door) == answers(unknown, door)


def test_known_and_unknown_contacts_take_as_long(settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "900/m/ip"}
    settings.ACCOUNT_RATE_LIMITS["request_login_code"] = "900/m/ip"
    UserFactory(phone=PHONE)
    settings.SMS_PER_NUMBER_A_DAY = 900

    def taken(contact):
        began = perf_counter()
        ask(Client(), contact)
        return perf_counter() - began

    rounds = [(taken(PHONE), taken("+77017654321")) for _ in range(15)]
    known, unknown = (median(times) for times in zip(*rounds, strict=True))
    assert abs(known - unknown) < max(0.02, unknown)
