"""The author answers from the letter or the message, without signing in."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from initiatives import by_link
from initiatives.stages import ProblemStage, Stage
from kernel.models import Outbox
from kernel.tasks import relay_once
from notifications.models import Notification
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def problem():
    return ProblemFactory(at_stage=ProblemStage.NEEDS_INFORMATION)


def door(thing):
    return reverse("asked:question", args=[by_link.word_for(thing.last_entry())])


@pytest.mark.parametrize(
    ("factory", "before"),
    [(ProblemFactory, ProblemStage.ACKNOWLEDGED), (InitiativeFactory, Stage.IN_REVIEW)],
)
def test_a_stranger_to_the_site_reads_the_question_and_answers(client, factory, before):
    thing = factory(at_stage="needs_information")
    question = thing.last_entry().details["question"]

    shown = client.get(door(thing))
    answered = client.post(door(thing), {"answer": "Он екінші үй"}, follow=True)

    assert (shown.status_code, question in shown.text) == (200, True)
    assert thing.number in shown.text
    assert "Your answer is with the akimat" in answered.text
    thing.refresh_from_db()
    assert thing.stage == before
    assert "sessionid" not in client.cookies or "_auth_user_id" not in client.session


def test_reading_the_link_changes_nothing(client, problem):
    entries = problem.journal().count()

    for _ in range(3):
        client.get(door(problem))

    assert problem.journal().count() == entries


def test_an_empty_answer_is_asked_again(client, problem):
    answer = client.post(door(problem), {"answer": "  "})

    assert answer.status_code == 422
    assert "Please check what is marked" in answer.text


def test_the_second_press_reads_that_the_question_is_closed(client, problem):
    address = door(problem)
    client.post(address, {"answer": "Он екі"})

    for again in (client.post(address, {"answer": "Он үш"}), client.get(address)):
        assert again.status_code == 410
        assert "The question is closed" in again.text
    assert problem.journal().filter(verb="answer").count() == 1


def test_a_forged_link_and_a_late_one_say_so(client, problem):
    late = door(problem)

    forged = client.get(reverse("asked:question", args=["forged"]))
    with time_machine.travel(timezone.now() + by_link.LASTS + timedelta(days=1)):
        old = client.get(late)

    assert (forged.status_code, "This link is not ours" in forged.text) == (404, True)
    assert (old.status_code, "too old" in old.text) == (410, True)


def test_the_door_is_kept_nowhere_and_tells_no_other_site(client, problem):
    answer = client.get(door(problem))

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"  # other sites hear nothing
    assert "noindex" in answer["X-Robots-Tag"]


def test_nothing_private_stands_on_it(client):
    author = UserFactory(confirmed=True, public_name="HIDDEN-NAME")
    problem = ProblemFactory(at_stage=ProblemStage.NEEDS_INFORMATION, author=author)

    text = client.get(door(problem)).text

    assert "HIDDEN-NAME" not in text
    assert author.phone not in text
    assert f"{problem.location.y:.5f}" not in text


def told(author):
    """Everything that waits is delivered."""
    while Outbox.objects.waiting().exists() and relay_once():
        pass
    return Notification.objects.filter(recipient=author, kind="problem.ask").first()


def test_the_letter_of_the_question_carries_the_link(settings):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    author = UserFactory(confirmed_by_mail=True, language="en")
    problem = ProblemFactory(at_stage=ProblemStage.NEEDS_INFORMATION, author=author)

    told(author)

    letters = [letter for letter in mail.outbox if "asks you something" in letter.subject]
    assert [letter.to for letter in letters] == [[author.email]]
    assert f"{settings.SITE_URL}{door(problem).rsplit(':', 2)[0]}" in letters[0].body
    assert "Answer here, without signing in" in letters[0].body


def test_who_has_only_a_phone_gets_a_short_message_and_the_number_is_forgotten(
    settings, tmp_path, clean_cache
):
    settings.SMS_SENDER = "accounts.sms.FileSms"
    settings.SMS_FILE = tmp_path / "sms.jsonl"
    author = UserFactory(confirmed=True, language="en")
    ProblemFactory(at_stage=ProblemStage.NEEDS_INFORMATION, author=author)

    told(author)

    sent = settings.SMS_FILE.read_text(encoding="utf-8").splitlines()
    assert len(sent) == 1
    assert "/en/asked/question/" in sent[0]
    assert not Outbox.objects.filter(kind="sms", payload__to=author.phone).exists()


def test_no_other_notice_is_texted(settings, tmp_path, clean_cache):
    settings.SMS_SENDER = "accounts.sms.FileSms"
    settings.SMS_FILE = tmp_path / "sms.jsonl"
    problem = ProblemFactory(at_stage=ProblemStage.IN_WORK)

    told(problem.author)

    assert not settings.SMS_FILE.exists()


def test_the_public_page_says_what_is_asked(client, problem):
    text = client.get(reverse("problems:detail", args=[problem.pk])).text

    assert problem.last_entry().details["question"] in text
    assert "The clock stands still" in text


def test_the_author_answers_on_the_page_as_well(client, problem):
    client.force_login(problem.author)
    typed = {"seen": problem.last_entry().pk, "answer-answer": "Он екі"}

    client.post(reverse("problems:move", args=[problem.pk, "answer"]), typed)

    problem.refresh_from_db()
    assert problem.stage == ProblemStage.ACKNOWLEDGED
    timeline = client.get(reverse("problems:detail", args=[problem.pk])).text
    assert "Он екі" in timeline


def test_the_office_is_told_of_the_answer():
    official = OfficialFactory()
    place = official.offices[0].region
    problem = ProblemFactory(region=place, at_stage=ProblemStage.NEEDS_INFORMATION)
    by_link.answer_by(by_link.word_for(problem.last_entry()), "Он екі")

    told(official)

    assert Notification.objects.filter(recipient=official, kind="problem.answer").exists()
