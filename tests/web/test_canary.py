"""Planted secrets are searched for in everything the public and low roles can read.

A hidden name, a phone, an e-mail, a word to one person only, the exact place of a problem, the
home of a volunteer, unverified papers, a link that acts for somebody, the metadata of a photo:
none of them may stand in any page, fragment, JSON, feed, photo or log, whether it was asked for
or refused. What is sent to people is searched in `test_canary_messages.py`.
"""

import logging
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from initiatives.models import (
    CarePoint,
    Problem,
)
from mapapp.web.policies import routes
from resources.models import Owner
from tests.web.canary import body_of, everything_kept, found_in, secrets
from tests.web.doors import ARGUMENTS
from tests.web.holes import HOLES
from tests.web.pictures import picture
from tests.web.test_permission_matrix import GENERIC, OURS, address
from tests.web.things import WORDS

LANGUAGES = ("kk", "ru", "en")
LOW_ROLES = ("guest", "citizen", "volunteer", "group_lead", "representative_unverified")
CLOSE = "?bbox=69.4,53.4,69.6,53.6&zoom=16"  # so near that no pin is in a cluster
QUERIES = (
    "",
    CLOSE,
    "?q=canary",
    "?bbox=60,40,80,56&zoom=5",
    "?lon=69.5&lat=53.5",
    "?kind=problem",
)
ALIKE = {"lon": "69.524417", "lat": "53.513345", "category": "elderly", "text": "Шам жанбайды"}
WRITTEN = {"seen": "0", "q": "canary", "contact": "nobody@asar.invalid", "title": "x", "lon": "x"}


@pytest.fixture
def places(world_of_two, clean_cache):
    return world_of_two


@contextmanager
def undone():
    """Whatever is done in the block did not happen."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def come_as(client, places, role):
    """Sign in, and learn what this person must not read."""
    if places.people[role]:
        client.force_login(places.people[role])
    return secrets(places.people[role])


def leaks(client, name, territory, sought):
    """What one route tells."""
    queries = QUERIES if name.startswith(("map:", "places:")) else ("",)
    return set().union(*(told(client, address(name, territory) + q, sought) for q in queries))


def told(client, there, sought):
    """What an address tells, but for the word of a link that is the address itself."""
    return found_in(body_of(client.get(there)), sought) - found_in(there, sought)


@pytest.mark.parametrize("role", LOW_ROLES)
def test_no_page_tells_a_stranger_what_is_private(client, places, role, caplog):
    caplog.set_level(logging.DEBUG)
    sought = come_as(client, places, role)

    for language in LANGUAGES if role in {"guest", "citizen"} else LANGUAGES[:1]:
        with translation.override(language):
            for name, _ in OURS:
                assert not leaks(client, name, places.own, sought), f"{language} {name}"
    assert "Not Found" in caplog.text, "a log without a line proves nothing"
    assert not found_in(caplog.text, sought), "the application log"


@pytest.mark.parametrize("role", ["guest", "citizen"])
def test_no_answer_to_something_sent_tells_it_either(client, places, role, caplog):
    sought = come_as(client, places, role)

    for name, _ in OURS:
        there = address(name, places.own)
        for typed in ({}, WRITTEN):
            with undone():
                answer = client.post(there, typed)
                said = found_in(body_of(answer), sought) - found_in(there, sought)
            assert not said, f"{name} {answer.status_code}"
    assert "/asked/" in caplog.text, "no link was refused"
    assert not found_in(caplog.text, sought), "the application log"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_refuses_names_nobody(client, places, language):
    """Its author is told who was quicker (409) and what is missing (422): an office, a reason."""
    sought = come_as(client, places, "author")
    last = places.own.things.initiative.last_entry()

    with translation.override(language):
        there = reverse("initiatives:move", args=[places.own.things.initiative.pk, "withdraw"])
        stale = client.post(there, {"seen": last.pk - 1, "withdraw-reason": "x"})
        blank = client.post(there, {"seen": last.pk})
        office = last.actor.offices[0].name

    assert (stale.status_code, blank.status_code) == (409, 422)
    assert office in stale.text
    of_the_team = {"message", "words to the invited"}  # the author manages it
    assert found_in(stale.text + blank.text, sought) <= of_the_team


def test_answers_of_a_questionnaire_are_public_once_they_are_sent_and_not_before(client, places):
    sent, draft = places.own.things.initiative, places.own.things.sketch

    assert sent.answers["what"] in client.get(reverse("initiatives:detail", args=[sent.pk])).text
    assert client.get(reverse("initiatives:detail", args=[draft.pk])).status_code == 404


def test_likely_doubles_tell_nothing_private_and_are_not_empty(client, places):
    answer = client.post(reverse("problems:alike"), ALIKE)

    assert reverse("problems:join", args=[places.own.things.problem.pk]) in answer.text
    assert not found_in(answer.content, secrets())


def test_every_secret_is_really_planted(places):
    """All are kept somewhere; the metadata of a photo alone is gone before anything is kept."""
    kept = everything_kept()
    places_of = str([problem.location.coords for problem in Problem.objects.all()])
    homes = str([owner.home.coords for owner in Owner.objects.all()])
    points = str([point.location.coords for point in CarePoint.objects.all()])

    found = found_in(f"{kept}\n{places_of}\n{homes}\n{points}", secrets())

    assert found == set(secrets()) - {"exif", "link"}  # a link is signed, never kept
    assert "exif" in found_in(picture(canary=WORDS["exif"]).read(), secrets())


def test_the_crawl_reaches_the_things_that_hold_the_secrets(client, places):
    """A crawl of empty pages would find nothing as well."""
    problem, initiative = places.own.things.problem, places.own.things.initiative

    assert problem.number in client.get(reverse("problems:detail", args=[problem.pk])).text
    assert initiative.title in client.get(reverse("initiatives:detail", args=[initiative.pk])).text
    assert set(ARGUMENTS) <= {name for name, _ in routes() if not name.startswith(GENERIC)}


KEPT_BACK = {
    "held report": "draft", "hidden text": "hidden", "report draft": "worked",
    "draft answer": "sketch", "draft plan": "sketch",
}  # fmt: skip


@pytest.mark.parametrize("what", HOLES)
def test_a_guard_that_is_taken_away_is_found_by_the_crawl(client, places, what, monkeypatch):
    """The twins: each secret leaves by a real page as soon as its guard is gone."""
    name, open_the_hole = HOLES[what]
    things, sought = places.own.things, secrets()
    there = address(name, places.own) + (CLOSE if name == "map:pins" else "")
    if kept := KEPT_BACK.get(what):
        there = reverse(name, args=[vars(things)[kept].pk])
    before = told(client, there, sought)

    open_the_hole(monkeypatch, things)

    assert what.partition(",")[0] in told(client, there, sought) - before


def test_every_kind_of_secret_has_a_twin(places):
    assert {what.partition(",")[0] for what in HOLES} == set(secrets())


def test_a_log_that_names_a_link_is_found(client, places, caplog, monkeypatch):
    """The twin: Django's own log without the filter."""
    for guarded in (logging.getLogger("django.request"), *logging.getLogger().handlers):
        monkeypatch.setattr(guarded, "filters", [])

    client.post(address("asked:question", places.own))

    assert "link" in found_in(caplog.text, secrets())
