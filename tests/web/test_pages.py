"""Texts, the page of components and the pages of failures."""

import re

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from mapapp.web.pages import views
from tests.factories.accounts import UserFactory

FAILURES = ["400", "403", "403_csrf", "404", "429", "500", "503", "offline"]


def no_database(_execute, sql, _params, _many, _context):
    msg = f"a failure page asked the database: {sql}"
    raise AssertionError(msg)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("page", ["about", "accessibility", "privacy", "offline", "design"])
@pytest.mark.django_db
def test_every_text_opens_in_every_language(client, page, language):
    with translation.override(language):
        address = reverse(f"pages:{page}")
    answer = client.get(address)

    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer.content.count(b"<h1") == 1


@pytest.mark.parametrize("page", FAILURES)
@pytest.mark.django_db
def test_a_failure_page_needs_neither_session_nor_database(page):
    request = RequestFactory().get("/kk/")
    with connection.execute_wrapper(no_database):
        text = render_to_string(f"{page}.html", {"failure_id": "AB12CD34"}, request=request)

    assert "<h1>" in text
    assert 'href="/kk/"' in text


def test_a_failure_page_needs_no_request_at_all():
    assert "<h1>" in render_to_string("500.html")


@pytest.mark.django_db
def test_our_own_failure_has_a_number_that_stands_in_the_log(caplog):
    answer = views.failure(RequestFactory().get("/kk/x/"))
    number = re.search(r"[0-9A-F]{8}", answer.content.decode().split("<h1>")[1])[0]

    assert answer.status_code == 500
    assert number in caplog.text


@pytest.mark.django_db
def test_components_are_shown_in_development_and_to_staff_only(client, settings):
    with translation.override("kk"):
        address = reverse("pages:design")
    settings.SEED_ALLOWED = False
    assert client.get(address).status_code == 404

    client.force_login(UserFactory())
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_language_switch_keeps_the_page_and_its_question(client):
    with translation.override("kk"):
        text = client.get(reverse("pages:about") + "?q=1").content.decode()

    for language in ("kk", "ru", "en"):
        assert f'href="/{language}/about/?q=1"' in text


@pytest.mark.django_db
def test_the_first_address_leads_to_the_language_of_the_cookie(client):
    client.cookies["django_language"] = "ru"

    assert client.get("/")["Location"] == "/ru/"
