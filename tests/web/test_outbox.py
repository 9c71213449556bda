"""A report sent by the queue of a device: one door, a fresh token, answers for a script."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from initiatives.models import Problem
from initiatives.stages import ProblemStage
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemCategoryFactory
from tests.web.pictures import no_picture, picture
from tests.web.signing_in import code_sent_to, type_code

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
TIMES = 20


@pytest.fixture(autouse=True)
def _in_english(clean_cache):
    with translation.override("en"):
        yield


@pytest.fixture
def report(db):
    """What a device keeps of a form; a photo is made anew for every sending."""
    district = RegionFactory(under=RegionFactory(iso="KZ-71", box=(71, 51, 72, 52)))
    return {
        "client_id": str(uuid.uuid4()),
        "lon": f"{district.centre.x:.6f}",
        "lat": f"{district.centre.y:.6f}",
        "category": ProblemCategoryFactory().code,
        "text": "Шам жанбайды",
    }


def send(client, report, **facts):
    return client.post(reverse("problems:new"), report | facts, headers=JSON)


def signed_in(client, **facts):
    person = UserFactory(confirmed=True, **facts)
    client.force_login(person)
    return person


def test_a_sent_report_is_answered_by_its_number_and_its_page(client, report):
    signed_in(client)

    answer = send(client, report, photos=[picture()])

    problem = Problem.objects.get()
    page = reverse("problems:detail", args=[problem.pk])
    assert answer.json() == {"number": problem.number, "page": page, "waits": False}
    assert answer["Cache-Control"] == "no-store"


def test_sent_again_it_has_the_same_number(client, report):
    first, second = (send(client, report, photos=[picture()]) for _ in range(2))

    assert first.json() == second.json()
    assert Problem.objects.count() == 1


def test_a_guests_report_waits_for_a_contact_and_says_where(client, report):
    answer = send(client, report).json()

    assert answer["waits"]
    client.post(answer["page"], {"contact": "+77011234567"})
    type_code(client, code_sent_to("+77011234567"))
    assert Problem.objects.get().stage == ProblemStage.CONFIRMED


def test_another_persons_id_does_not_exist(client, report):
    signed_in(client)
    send(client, report)
    signed_in(client)

    assert send(client, report).status_code == 404


def test_a_guest_finds_nothing_under_the_id_of_a_person(client, report):
    signed_in(client)
    send(client, report)

    assert send(Client(), report).status_code == 404


@pytest.mark.parametrize(
    "change", [{"text": "Басқа"}, {"lon": "71.400001"}, {"photos": [picture()]}], ids="-".join
)
def test_the_same_id_with_another_body_is_a_conflict_that_names_the_number(client, report, change):
    number = send(client, report).json()["number"]

    answer = send(client, report, **change)

    assert answer.status_code == 409
    assert number in answer.json()["errors"][0]["says"]
    assert Problem.objects.count() == 1


def test_what_must_be_mended_is_named_with_its_field(client, report):
    answer = send(client, report, category="", lon="37.6", lat="55.7")

    assert answer.status_code == 422
    said = {error["field"]: error for error in answer.json()["errors"]}
    assert "not in Kazakhstan" in said["lon"]["says"]
    assert said["category"] == {
        "field": "category", "label": "What is wrong?", "says": "Choose what is wrong.",
    }  # fmt: skip


def test_a_photo_that_will_not_do_is_named_too(client, report):
    answer = send(client, report, photos=[no_picture()])

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["photos"]
    assert Problem.objects.count() == 0


def test_a_browser_that_sends_the_form_gets_pages_as_before(client, report):
    answer = client.post(reverse("problems:new"), report, headers={"Accept": "text/html,*/*"})

    assert answer.status_code == 302


def test_a_guest_who_has_signed_in_since_sends_their_own(client, report):
    number = send(client, report).json()["number"]
    person = signed_in(client)

    answer = send(client, report)

    problem = Problem.objects.get()
    assert answer.json()["number"] == number
    assert (problem.author, problem.stage) == (person, ProblemStage.CONFIRMED)


def test_a_held_report_with_other_words_is_claimed_by_nobody(client, report):
    send(client, report)
    signed_in(client)

    assert send(client, report, text="Басқа").status_code == 404
    assert Problem.objects.get().author is None


def test_a_fresh_token_sends_what_an_old_one_cannot(report):
    careful = Client(enforce_csrf_checks=True)
    assert send(careful, report).status_code == 403

    answer = careful.get(reverse("problems:token"))
    headers = JSON | {"X-CSRFToken": answer.json()["token"]}
    sent = careful.post(reverse("problems:new"), report, headers=headers)

    assert sent.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_the_sender_is_known_by_a_key_that_names_nobody(client):
    def key(browser):
        return browser.get(reverse("problems:token")).json()["sender"]

    assert key(client) == ""
    person = signed_in(client)
    mine = key(client)
    signed_in(client)

    assert mine
    assert str(person.pk) != mine
    assert key(client) not in {"", mine}


def many_times(report, times=TIMES):
    """The same report by so many roads at one moment; the answers."""
    person = UserFactory(confirmed=True)

    def one():
        client = Client()
        client.force_login(person)
        return send(client, report(), photos=[picture()])

    return at_once(one, times=times)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_one_report_sent_twenty_times_at_once_is_one_row_with_one_number(report):
    answers = many_times(lambda: report)

    assert {answer.status_code for answer in answers} == {200}
    assert {a.json()["number"] for a in answers} == {Problem.objects.get().number}


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_id_there_would_be_as_many_as_were_sent(report):
    answers = many_times(lambda: report | {"client_id": str(uuid.uuid4())}, times=4)

    assert len({a.json()["number"] for a in answers}) == Problem.objects.count() == 4
