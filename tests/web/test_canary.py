"""Planted secrets are searched for in everything the public and low roles can read.

A hidden name, a phone, an e-mail, an internal note, the exact place of a problem and the home of
a volunteer: none of them may stand in any page, fragment, JSON, photo, letter or log.
"""

import logging

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation

from initiatives.models import Involvement
from kernel.models import Outbox
from kernel.tasks import relay_once
from mapapp.web.policies import routes
from tests.web import world
from tests.web.test_permission_matrix import ARGUMENTS, GENERIC, OURS, address

LOW_ROLES = ("guest", "citizen", "volunteer", "group_lead", "representative_unverified")
QUERIES = ("", "?q=canary", "?bbox=60,40,80,56&zoom=5", "?lon=69.5&lat=53.5", "?kind=problem")


ALIKE = {"lon": "69.5", "lat": "53.512", "category": "elderly", "text": "Шам жанбайды"}


@pytest.fixture
def places(db, clean_cache):
    with translation.override("kk"):
        made = world.build()
        Involvement.objects.create(
            initiative=made.own.things.initiative,
            office=made.own.things.initiative.office,
            kind="review",
            task=world.SECRETS["note"],
        )
        yield made


def found_in(content):
    """Which secrets stand in some bytes or text."""
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    return {what for what, secret in world.SECRETS.items() if secret.lower() in text.lower()}


def body_of(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("role", LOW_ROLES)
def test_no_page_tells_a_stranger_what_is_private(client, places, role):
    if places.people[role]:
        client.force_login(places.people[role])

    for name, _ in OURS:
        for query in QUERIES if name.startswith(("map:", "places:")) else ("",):
            answer = client.get(address(name, places.own) + query)
            assert not found_in(body_of(answer)), (
                f"{name}{query} leaks {found_in(body_of(answer))}"
            )


def test_likely_doubles_tell_nothing_private_and_are_not_empty(client, places):
    answer = client.post(reverse("problems:alike"), ALIKE)

    assert reverse("problems:join", args=[places.own.things.problem.pk]) in answer.text
    assert not found_in(answer.content)


def test_the_crawl_reaches_the_things_that_hold_the_secrets(client, places):
    """A crawl of empty pages would find nothing as well."""
    problem, initiative = places.own.things.problem, places.own.things.initiative

    assert problem.number in client.get(reverse("problems:detail", args=[problem.pk])).text
    assert initiative.title in client.get(reverse("initiatives:detail", args=[initiative.pk])).text
    assert set(ARGUMENTS) <= {name for name, _ in routes() if not name.startswith(GENERIC)}


def test_a_planted_leak_is_found(places):
    """The twin: each secret is recognised where it does stand."""
    for what, secret in world.SECRETS.items():
        assert found_in(f"<p>{secret}</p>") >= {what}
    assert found_in(str(places.own.things.problem.location.y)) == {"exact place"}


def test_letters_to_others_name_nobody_who_hides(
    places, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    author = places.own.things.author

    while Outbox.objects.waiting().exists() and relay_once():
        cache.clear()

    others = [letter for letter in mail.outbox if author.email not in letter.to]
    for letter in others:
        assert not found_in(letter.subject + letter.body), letter.subject


def test_the_log_of_a_sign_in_holds_no_contact_and_no_code(client, places, caplog):
    caplog.set_level(logging.DEBUG)
    client.post(reverse("account_login"), {"contact": places.own.things.author.email})

    relay_once()

    assert not found_in(caplog.text) & {"phone", "e-mail", "name"}
