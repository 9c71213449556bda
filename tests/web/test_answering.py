"""Somebody is answering: said among colleagues, by office and time; it bars nobody."""

import threading

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import translation

from initiatives.models import Problem
from kernel.workflow import Workflow
from mapapp.web.review import answering
from tests.factories.accounts import OfficeFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.web.at_the_desk import a_problem, decide

FORTY = 40
IN_BOTH = {
    "refuse-reason_code": "no_means",
    "refuse-public_answer_kk": "Биыл қаражат жоқ.",
    "refuse-public_answer_ru": "В этом году нет средств.",
}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def office(db, clean_cache):
    return OfficeFactory(region=RegionFactory(under=RegionFactory()))


@pytest.fixture
def problem(office):
    return a_problem(office)


@pytest.fixture
def colleague(client, office):
    """Sits at the page; the other one has the form open."""
    colleague = OfficialFactory(at=office)
    client.force_login(colleague)
    return colleague


def page(client, problem):
    return client.get(reverse("review:problem", args=[problem.pk])).text


def beat(client, problem, **typed):
    return client.post(reverse("review:answering", args=["problems", problem.pk]), typed)


@pytest.fixture
def other(office, problem):
    """A browser with an open form."""
    browser, person = Client(), OfficialFactory(at=office, named=True)
    browser.force_login(person)
    beat(browser, problem)
    return browser


def test_an_open_form_is_said_to_the_others_by_office_and_never_by_name(
    client, colleague, other, problem
):
    text = page(client, problem)

    assert "Somebody of this office is answering since" in text
    assert problem.office.name in text
    assert "Resident " not in beat(client, problem).text
    assert "Somebody of this office" not in page(other, problem)


def test_whoever_began_first_is_not_overwritten(client, colleague, other, problem):
    assert "is answering" in beat(client, problem).text
    assert "is answering" not in beat(other, problem).text


def test_a_closed_form_is_forgotten_and_a_silent_one_by_itself(client, colleague, other, problem):
    beat(other, problem, over="1")
    assert "is answering" not in page(client, problem)

    beat(other, problem)
    cache.touch(answering.key_of(problem), 0)
    assert "is answering" not in page(client, problem)


def test_it_bars_nobody(client, colleague, other, problem):
    answer = decide(client, problem, "take_up")

    problem.refresh_from_db()
    assert (answer.status_code, problem.stage) == (302, "acknowledged")


def test_an_answer_that_is_given_is_no_longer_being_given(client, colleague, other, problem):
    decide(other, problem, "take_up")

    assert "is answering" not in page(client, problem)


def test_without_scripts_a_preview_says_it(client, colleague, office, problem):
    decide(client, problem, "refuse", reason_code="no_means", preview="1")

    browser = Client()
    browser.force_login(OfficialFactory(at=office))
    assert "is answering" in page(browser, problem)


def test_without_the_cache_the_desk_opens_and_says_nothing(
    client, colleague, problem, monkeypatch
):
    def gone(*_args):
        raise ConnectionError

    for verb in ("get", "add", "touch", "delete"):
        monkeypatch.setattr(answering.cache, verb, gone)

    assert "is answering" not in page(client, problem)
    assert beat(client, problem).status_code == 200


def at_once(work):
    """The same press from so many browsers at one moment."""
    gate, got = threading.Barrier(len(work)), []

    def one(press):
        try:
            gate.wait()
            got.append(press())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=[press]) for press in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def answered_by_forty():
    """Forty officials read one page and press at once."""
    office = OfficeFactory(region=RegionFactory(under=RegionFactory()))
    problem, address = a_problem(office), None
    address = reverse("problems:move", args=[problem.pk, "refuse"])
    typed = IN_BOTH | {"seen": problem.last_entry().pk, "from": "desk"}
    presses = []
    for official in OfficialFactory.create_batch(FORTY, at=office):
        browser = Client(raise_request_exception=False)
        browser.force_login(official)
        presses.append(lambda browser=browser: browser.post(address, typed))
    return problem, at_once(presses)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_forty_answers_at_once_one_wins_and_39_read_who_was_first(clean_cache):
    problem, got = answered_by_forty()

    statuses = sorted(answer.status_code for answer in got)
    assert statuses == [302] + [409] * (FORTY - 1)
    lost = [answer for answer in got if answer.status_code == 409]
    assert all("Somebody was quicker" in answer.text for answer in lost)
    assert all(problem.office.name in answer.text for answer in lost)
    assert problem.journal().filter(verb="refuse").count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_of_the_table_more_than_one_would_win(clean_cache, monkeypatch):
    monkeypatch.setattr(
        Workflow, "lock", lambda _self, subject: Problem.objects.get(pk=subject.pk)
    )

    problem, _ = answered_by_forty()

    assert problem.journal().filter(verb="refuse").count() > 1
