"""A code: once, in time, three tries, counted exactly over all workers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone, translation

from accounts import limits
from tests.factories.accounts import UserFactory
from tests.web.signing_in import (
    ask,
    code_sent_to,
    is_signed_in,
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


def test_three_wrong_codes_end_it_and_the_right_one_comes_too_late(client):
    UserFactory(phone=PHONE)
    ask(client, PHONE)
    right = code_sent_to(PHONE)

    for _ in range(3):
        type_code(client, "000000" if right != "000000" else "111111")
    type_code(client, right)

    assert not is_signed_in(client)


def test_a_code_opens_once(client):
    UserFactory(phone=PHONE)
    ask(client, PHONE)
    code = code_sent_to(PHONE)
    type_code(client, code)
    client.post(reverse("account_logout"))

    type_code(client, code)
    ask(client, PHONE)
    type_code(client, code)

    assert not is_signed_in(client)


def test_a_code_belongs_to_the_browser_that_asked_for_it(client):
    UserFactory(phone=PHONE)
    ask(client, PHONE)

    stranger = Client()
    ask(stranger, PHONE)
    type_code(stranger, code_sent_to(PHONE))
    type_code(client, code_sent_to(PHONE))

    assert is_signed_in(stranger)
    assert not is_signed_in(client)


def test_a_code_is_too_old_after_ten_minutes(client):
    UserFactory(phone=PHONE)
    ask(client, PHONE)
    code = code_sent_to(PHONE)

    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=2)):
        type_code(client, code)

    assert not is_signed_in(client)


def test_another_code_takes_the_place_of_the_first(client):
    UserFactory(phone=PHONE)
    ask(client, PHONE)
    first = code_sent_to(PHONE)

    client.post(reverse("account_confirm_login_code"), {"action": "again"})
    second = code_sent_to(PHONE)
    assert len(messages_to(PHONE)) == 2
    if first != second:
        type_code(client, first)
        assert not is_signed_in(client)
    type_code(client, second)

    assert is_signed_in(client)


def test_four_codes_a_minute_are_too_many_for_one_number(client):
    UserFactory(phone=PHONE)

    statuses = [ask(Client(), PHONE).status_code for _ in range(4)]

    assert statuses == [302, 302, 302, 429]
    assert len(messages_to(PHONE)) == 3


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_many_asking_at_once_for_one_number_get_three_messages():
    UserFactory(phone=PHONE)

    def attempt(_):
        try:
            return ask(Client(), PHONE).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        statuses = sorted(crowd.map(attempt, range(20)))

    assert len(messages_to(PHONE)) == 3
    assert statuses == [302] * 3 + [429] * 17


def wrong_codes_at_once(client, right, times):
    """So many browsers with the same session type so many wrong codes."""

    def attempt(number):
        browser = Client()
        browser.cookies = client.cookies
        try:
            return type_code(browser, f"{(int(right) + number) % 1_000_000:06}")
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as crowd:
        list(crowd.map(attempt, range(1, times + 1)))


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_many_wrong_codes_at_once_are_still_three_tries(client):
    UserFactory(phone=PHONE)
    ask(client, PHONE)
    right = code_sent_to(PHONE)

    wrong_codes_at_once(client, right, 12)
    type_code(client, right)

    assert not is_signed_in(client)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_exact_count_many_at_once_would_be_one_try(client, monkeypatch):
    """The twin without the guard: the session alone sees each of them as the first."""
    UserFactory(phone=PHONE)
    ask(client, PHONE)
    right, all_have_read = code_sent_to(PHONE), Barrier(6, timeout=20)
    monkeypatch.setattr(limits, "try_code", lambda _: all_have_read.wait() >= 0)

    wrong_codes_at_once(client, right, 6)
    monkeypatch.setattr(limits, "try_code", lambda _: True)
    type_code(client, right)

    assert is_signed_in(client)


def test_the_budget_is_spent_for_known_and_unknown_alike(client, settings):
    settings.SMS_BUDGET_A_DAY = 1
    UserFactory(phone=PHONE)
    assert ask(client, PHONE).status_code == 302

    late = [ask(Client(), PHONE), ask(Client(), "+77017654321"), sign_up(Client(), "+77010000000")]

    assert [answer.status_code for answer in late] == [503] * 3
    assert all(answer["Retry-After"] for answer in late)
    assert ask(Client(), EMAIL).status_code == 302


def test_without_redis_nobody_signs_in_and_the_answer_is_503(client, settings):
    UserFactory(phone=PHONE)
    gone = settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}

    with override_settings(CACHES={"default": gone}):
        answer = ask(client, PHONE)

    assert answer.status_code == 503
    assert messages_to(PHONE) == []


def test_a_made_up_address_of_the_visitor_resets_no_limit():
    numbers = [f"+7701{n:07}" for n in range(22)]

    statuses = [
        Client(headers={"x-forwarded-for": f"10.0.0.{n}"})
        .post(reverse("account_login"), {"contact": number})
        .status_code
        for n, number in enumerate(numbers)
    ]

    assert statuses == [302] * 20 + [429] * 2
