"""Somebody is answering: said among colleagues, by office and time; it bars nobody."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from initiatives.models import Problem
from kernel.models import JournalEntry
from kernel.workflow import Refusal, Workflow
from mapapp.web.review import answering
from tests.at_once import at_once
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


def answered_at_once(officials, press):
    """So many officials read one problem and press at one moment; what each of them got."""
    office = OfficeFactory(region=RegionFactory(under=RegionFactory()))
    problem = a_problem(office)
    people = iter(
        [(one, problem.pk) for one in OfficialFactory.create_batch(officials, at=office)]
    )
    seen = problem.last_entry().pk
    return problem, at_once(lambda: press(*next(people), seen), times=officials)


def refuse(official, pk, seen):
    """The answer through the table."""
    mine = Problem.objects.get(pk=pk)
    return mine.move(
        "refuse", by=official, seen=seen, reason="Қаражат жоқ", reason_code="no_means"
    )


def refuse_on_the_desk(official, pk, seen):
    """The answer through the page."""
    browser = Client(raise_request_exception=False)
    browser.force_login(official)
    typed = IN_BOTH | {"seen": seen, "from": "desk"}
    return browser.post(f"/en/problems/{pk}/moves/refuse/", typed)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_forty_answers_at_once_one_wins():
    problem, got = answered_at_once(FORTY, refuse)

    won = [entry for entry in got if isinstance(entry, JournalEntry)]
    lost = [refusal for refusal in got if isinstance(refusal, Refusal)]
    assert (len(won), len(lost)) == (1, FORTY - 1)
    assert {(refusal.code, refusal.entry) for refusal in lost} == {("stale", won[0])}
    assert problem.journal().filter(verb="refuse").count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_of_the_table_more_than_one_would_win(monkeypatch):
    monkeypatch.setattr(
        Workflow, "lock", lambda _self, subject: Problem.objects.get(pk=subject.pk)
    )

    problem, _ = answered_at_once(FORTY, refuse)

    assert problem.journal().filter(verb="refuse").count() > 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_on_the_desk_the_others_read_who_was_first_and_when(clean_cache):
    problem, got = answered_at_once(4, refuse_on_the_desk)

    assert sorted(answer.status_code for answer in got) == [302, 409, 409, 409]
    for lost in (answer for answer in got if answer.status_code == 409):
        assert "Somebody was quicker" in lost.text
        assert problem.office.name in lost.text
        assert "Биыл қаражат жоқ." in lost.text
