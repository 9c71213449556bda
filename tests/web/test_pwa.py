"""The site as an application: the worker's file, the manifest, and a device that forgets."""

import json
import re

import pytest
from django.contrib.auth import logout
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from PIL import Image

from mapapp.middleware import PrivatePagesMiddleware
from mapapp.web.pwa.shell import PAGES
from tests.factories.accounts import UserFactory

LANGUAGES = ("kk", "ru", "en")
pytestmark = pytest.mark.django_db


def given_to(worker):
    return json.loads(re.search(r"work\((.*)\)", worker.text).group(1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worker_knows_the_shell_of_each_language(client, language):
    given = given_to(client.get("/sw.js"))["shells"][language]

    assert len(given["pages"]) == len(PAGES)
    assert all(page.startswith(f"/{language}/") for page in given["pages"] + given["facts"])
    assert given["offline"] in given["pages"]


def test_the_worker_is_one_for_all_languages(client):
    """Registered by language, it would be replaced under a page that is loading."""
    asked = {client.get("/sw.js", headers={"accept-language": code}).text for code in LANGUAGES}

    assert len(asked) == 1


def test_the_worker_may_serve_the_whole_site_and_is_asked_for_every_time(client):
    answer = client.get("/sw.js")

    assert answer["Content-Type"] == "text/javascript"
    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Cache-Control"] == "no-cache"


def test_the_address_every_browser_knows_leads_to_the_icon(client):
    answer = client.get("/favicon.ico")

    assert answer["Location"].endswith(".png")
    assert finders.find(answer["Location"].removeprefix("/static/"))


def test_another_file_makes_another_worker(client, monkeypatch):
    versions = set()
    for manifest_hash in ("one", "two"):
        storage = type("Storage", (), {"manifest_hash": manifest_hash})
        monkeypatch.setattr("mapapp.web.pwa.shell.staticfiles_storage", storage)
        versions.add(client.get("/sw.js").text)

    assert len(versions) == 2


@pytest.mark.parametrize("page", PAGES)
def test_what_the_worker_keeps_is_the_same_for_every_stranger(client, page):
    """The pages of the shell hold nothing of anybody: only ids and tokens differ."""

    def as_shown():
        client.cookies.clear()
        text = client.get(reverse(page)).text
        text = re.sub(r'(?<=name="csrfmiddlewaretoken" value=")\w+', "", text)
        return re.sub(r'nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}', "", text)

    assert as_shown() == as_shown()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manifest_speaks_the_language_of_its_address(client, language):
    with translation.override(language):
        answer = client.get(reverse("pwa:manifest"))
    manifest = answer.json()

    assert answer["Content-Type"] == "application/manifest+json"
    assert manifest["lang"] == language
    assert manifest["start_url"] == f"/{language}/"
    assert all(client.get(door["url"]).status_code == 200 for door in manifest["shortcuts"])


def test_the_icons_are_as_large_as_the_manifest_says(client):
    icons = client.get("/kk/asar.webmanifest").json()["icons"]

    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in icons}
    assert {"any", "maskable"} == {icon["purpose"] for icon in icons}
    for icon in icons:
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_every_page_names_the_manifest(client):
    assert 'rel="manifest" href="/ru/asar.webmanifest"' in client.get("/ru/about/").text


def test_whoever_signs_out_leaves_nothing_on_the_device(client):
    client.force_login(UserFactory())

    answer = client.post(reverse("account_logout"))

    assert answer["Clear-Site-Data"] == '"storage"'


def test_nobody_elses_device_is_asked_to_forget(client):
    assert "Clear-Site-Data" not in client.post(reverse("account_logout"))
    client.force_login(UserFactory())

    for page in ("me:home", "account_logout", "problems:drafts"):
        assert "Clear-Site-Data" not in client.get(reverse(page)), page


def test_a_session_ended_by_us_is_forgotten_as_well(rf, client):
    """Idle staff are signed out in the middle of any request, not at the door for it."""
    client.force_login(UserFactory())
    request = rf.get("/kk/")
    request.session, request.user = client.session, UserFactory()

    def ended(request):
        logout(request)
        return HttpResponse()

    assert "Clear-Site-Data" in PrivatePagesMiddleware(ended)(request)
    request.was_signed_out = False
    assert "Clear-Site-Data" not in PrivatePagesMiddleware(lambda _: HttpResponse())(request)


def test_the_queue_costs_no_query(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(0):
        client.get("/kk/problems/drafts/")
