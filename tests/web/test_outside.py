"""A body outside the platform is asked by letter, answers by its link, and an official decides."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from initiatives import outside
from initiatives.models import OutsideQuestion
from initiatives.models.outside import OutsideStage
from initiatives.timers import run_timers
from kernel.models import Outbox
from kernel.tasks import relay_once
from tests.factories.accounts import CoordinatorFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.factories.photos import photo
from tests.web.at_the_desk import a_problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ADDRESS = "water-works@asar.invalid"


@pytest.fixture
def problem(office, official):
    return a_problem(office)


def typed(**facts):
    usual = {
        "body": "Су арнасы",
        "email": ADDRESS,
        "question": "Құбыр қашан ауысады?",
        "due_on": (timezone.localdate() + timedelta(days=9)).isoformat(),
    }
    return {f"outside-{name}": value for name, value in (usual | facts).items()}


def ask(client, problem, **facts):
    return client.post(reverse("review:outside", args=["problems", problem.pk]), typed(**facts))


@pytest.fixture
def question(client, problem):
    ask(client, problem)
    return OutsideQuestion.objects.get()


def door(question):
    return reverse("asked:outside", args=[outside.word_for(question)])


def press(client, question, verb, **given):
    args = ["problems", question.problem_id, question.pk, verb]
    return client.post(reverse("review:outside_move", args=args), given)


def public(client, question):
    return client.get(reverse("problems:detail", args=[question.problem_id])).text


def test_everybody_reads_whom_was_asked_and_nobody_its_address(client, question):
    client.logout()

    text = public(client, question)

    assert "Су арнасы" in text
    assert "Its answer is awaited" in text
    assert ADDRESS not in text
    assert outside.word_for(question) not in text


def test_the_letter_goes_to_the_body_in_both_languages_with_the_link(settings, question):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    while Outbox.objects.waiting().exists() and relay_once():
        pass

    letter = next(one for one in mail.outbox if one.to == [ADDRESS])
    assert "/kk/asked/outside/" in letter.body
    assert "/ru/asked/outside/" in letter.body
    assert question.problem.author.phone not in letter.body


def test_the_body_answers_once_and_the_public_reads_it_only_when_published(client, question):
    official_browser, address = client, door(question)
    guest = client.__class__()

    given = {"answer_ru": "Заменим в мае", "photos": [photo()]}
    assert "The answer has arrived" in guest.post(address, given).text
    assert guest.post(address, given).status_code == 410
    kept = question.photos.get()
    assert "Заменим в мае" not in public(guest, question)
    assert guest.get(reverse("photos:outside", args=[kept.pk])).status_code == 404

    press(official_browser, question, "publish")

    assert "Заменим в мае" in public(guest, question)
    assert guest.get(reverse("photos:outside", args=[kept.pk])).status_code == 200


def test_an_answer_that_is_not_published_stays_on_the_desk_with_its_reason(client, question):
    client.post(door(question), {"answer_kk": "Бізге қатысы жоқ"})

    assert press(client, question, "decline").status_code == 422
    press(client, question, "decline", reason="Дәлел жоқ")

    assert "Бізге қатысы жоқ" not in public(client, question)
    desk = client.get(reverse("review:problem", args=[question.problem_id])).text
    assert "Бізге қатысы жоқ" in desk


def test_a_question_that_is_taken_back_opens_no_door(client, question):
    press(client, question, "revoke", reason="Басқа ұйым")

    answer = client.get(door(question))

    assert (answer.status_code, "taken back" in answer.text) == (410, True)
    assert "Су арнасы" not in public(client, question)
    assert list(question.journal().values_list("verb", flat=True)) == ["send", "revoke"]


def test_the_time_runs_out_by_itself_and_the_public_reads_it(client, question):
    rows = OutsideQuestion.objects.filter(pk=question.pk)
    rows.update(due_at=timezone.now() - timedelta(minutes=1))

    run_timers()

    question.refresh_from_db()
    assert question.stage == OutsideStage.LATE
    assert client.get(door(question)).status_code == 410
    assert "It did not answer in time." in public(client, question)


@pytest.mark.parametrize("word", ["x", "made:up:word"])
def test_a_made_up_link_is_unknown(client, word):
    assert client.get(reverse("asked:outside", args=[word])).status_code == 404


def test_reading_the_link_changes_nothing(client, question):
    assert "Құбыр қашан ауысады?" in client.get(door(question)).text
    question.refresh_from_db()
    assert question.stage == OutsideStage.ASKED


@pytest.mark.parametrize(
    ("given", "words"),
    [({}, "in Kazakh or in Russian"), ({"answer_kk": "a", "photos": [1]}, "not a photo")],
)
def test_what_the_body_typed_is_kept(client, question, given, words):
    if "photos" in given:
        given = given | {"photos": [photo(name="x.txt")]}
        given["photos"][0].seek(0)
        given["photos"][0].write(b"not a photo at all")
        given["photos"][0].truncate()
        given["photos"][0].seek(0)

    answer = client.post(door(question), given)

    assert (answer.status_code, words in answer.text) == (422, True)


@pytest.mark.parametrize(
    "wrong", [{"email": "x"}, {"body": ""}, {"due_on": "2020-01-01"}, {"due_on": ""}]
)
def test_a_letter_with_a_gap_is_kept_as_it_was_typed(client, problem, wrong):
    answer = ask(client, problem, **wrong)

    assert answer.status_code == 422
    assert "Құбыр қашан ауысады?" in answer.text
    assert OutsideQuestion.objects.count() == 0


def test_nobody_elsewhere_and_no_coordinator_asks_or_decides(client, office, question):
    for stranger in (CoordinatorFactory(of=office.region), OfficialFactory(of=RegionFactory())):
        client.force_login(stranger)
        assert ask(client, question.problem).status_code in {403, 404}
        assert press(client, question, "revoke", reason="x").status_code in {403, 404}
    question.refresh_from_db()
    assert question.stage == OutsideStage.ASKED


def test_the_list_of_answers_and_who_may_read_them_are_twins(client, office, question):
    people = [OfficialFactory(at=office), OfficialFactory(of=RegionFactory()),
              CoordinatorFactory(of=office.region), question.problem.author]  # fmt: skip

    for stage in OutsideStage:
        OutsideQuestion.objects.filter(pk=question.pk).update(stage=stage)
        for user in people:
            keeps = user.has_perm("initiatives.keep_desk", question.problem)
            may = stage == OutsideStage.PUBLISHED or keeps
            rows = OutsideQuestion.objects.with_answer_for(user)
            assert rows.filter(pk=question.pk).exists() == may
