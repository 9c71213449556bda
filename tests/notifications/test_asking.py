"""The question "is it fixed?" as a letter and a message: once each, never in somebody's night."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone, translation

from initiatives import fixed_by_link
from initiatives.timers import run_timers
from kernel.models import Outbox
from kernel.tasks import relay_once
from notifications import subscribers
from notifications.models import Hearing, Notification
from tests.factories.accounts import UserFactory
from tests.factories.closing import claimed, said, word_of
from tests.factories.journeys import walk_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(settings):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return mail.outbox


def by_mail(**facts):
    return claimed(
        neighbours=0, author=UserFactory(confirmed_by_mail=True, language="en"), **facts
    )


def relay_all():
    while relay_once():
        pass


def questions(letters):
    return [letter for letter in letters if "is it fixed" in letter.subject]


def test_the_letter_carries_the_link_and_a_way_to_be_asked_no_more(letters, settings):
    problem = by_mail()
    relay_all()

    (letter,) = questions(letters)
    word = word_of(problem, problem.author)
    assert f"{settings.SITE_URL}/en/asked/fixed/{word}/" in letter.body
    assert f"/en/asked/no-more/{word}/" in letter.extra_headers["List-Unsubscribe"]
    assert letter.to == [problem.author.email]


def test_each_round_is_one_letter_whatever_number_of_runners_and_relays(letters):
    problem = by_mail()
    for days in (0, 7.1, 7.2, 30.1, 90.1, 91):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            run_timers()
            relay_all()
            for row in Outbox.objects.filter(kind="ask_again"):
                subscribers.ask_again(row.payload | {"key": row.key})
            relay_all()

    assert len(questions(letters)) == 4
    assert Notification.objects.filter(recipient=problem.author, audience="asked").count() == 4


def test_who_has_only_a_phone_gets_a_short_message(settings, tmp_path, clean_cache):
    settings.SMS_SENDER = "accounts.sms.FileSms"
    settings.SMS_FILE = tmp_path / "sms.jsonl"
    problem = claimed(neighbours=0)
    relay_all()

    sent = settings.SMS_FILE.read_text(encoding="utf-8").splitlines()
    assert [word_of(problem, problem.author) in line for line in sent].count(True) == 1


def test_a_question_written_in_quiet_hours_leaves_after_them():
    problem = by_mail()
    Hearing.objects.create(user=problem.author, quiet_from=time(22), quiet_until=time(7))
    here = timezone.get_current_timezone()
    night = datetime(2026, 11, 30, 23, 0, tzinfo=here)

    with time_machine.travel(night, tick=False):
        walk_on(problem, "judge")
        problem.refresh_from_db()
        subscribers.announce(asked_again(problem))

    letter = Outbox.objects.filter(kind="notice").latest("pk")
    assert timezone.localtime(letter.due_at, here).hour == 7


def asked_again(problem):
    """The news of one more asking."""
    claim = problem.journal().filter(verb="claim_fixed").last()
    return subscribers.News(
        cause="again",
        kind="problem.ask_again",
        subject=problem,
        tells=frozenset({"asked"}),
        entry=claim,
    )


def test_who_stopped_letters_or_questions_gets_none(letters):
    problem = by_mail()
    relay_all()
    fixed_by_link.be_silent(word_of(problem, problem.author))
    subscribers.announce(asked_again(problem))
    relay_all()
    other = by_mail()
    Hearing.objects.create(user=other.author, by_email=False)
    relay_all()

    assert [letter.to for letter in questions(letters)] == [[problem.author.email]]


def test_those_who_follow_hear_of_the_claim_without_the_door():
    problem = claimed(neighbours=1)
    relay_all()

    told = Notification.objects.filter(kind="problem.claim_fixed")
    assert {notice.audience for notice in told} == {"asked"}
    official = problem.last_entry().actor
    assert not told.filter(recipient=official).exists()


def test_a_decision_that_it_stays_fixed_is_told_to_those_who_said_no():
    problem = claimed(neighbours=0)
    said(problem, problem.author, "yes")
    walk_on(problem, "judge")
    said(problem, problem.author, "no")
    problem.refresh_from_db()
    walk_on(problem, "keep")
    relay_all()

    notice = Notification.objects.get(kind="problem.keep", recipient=problem.author)
    assert notice.audience == "deniers"
    with translation.override("en"):
        assert "You may ask the office above" in notice.wording.sentence
