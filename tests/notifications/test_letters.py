import pytest
from django.core import mail

from initiatives.stages import Stage
from kernel.models import Outbox
from kernel.tasks import relay_once
from notifications.channels import email
from notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.notifications import NotificationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def letters(settings):
    """What was delivered, kept in memory."""
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


def letter_to(user, **facts):
    notice = NotificationFactory(recipient=user, about=InitiativeFactory(), **facts)
    email.send({"notification": notice.pk})
    return notice


def test_a_letter_says_what_happened_in_plain_text_and_in_html(letters):
    notice = letter_to(UserFactory(confirmed_by_mail=True, language="en"))

    (letter,) = letters
    assert notice.subject.title in letter.subject
    assert letter.to == [notice.recipient.email]
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    for text in (letter.body, html):
        assert f"/en/initiatives/{notice.subject.pk}/" in text
    assert "<" not in letter.body


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_letter_is_in_the_language_of_its_reader(letters, language):
    letter_to(UserFactory(confirmed_by_mail=True, language=language))

    (letter,) = letters
    assert f"/{language}/initiatives/" in letter.body
    assert f'lang="{language}"' in letter.alternatives[0][0]


def test_whoever_has_not_confirmed_their_address_gets_no_letter(letters):
    letter_to(UserFactory(confirmed=True))

    assert letters == []


def test_a_letter_tried_again_is_the_same_letter_for_every_mailbox(letters):
    user = UserFactory(confirmed_by_mail=True)
    notice = letter_to(user)
    email.send({"notification": notice.pk})

    first, second = letters
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_a_title_cannot_smuggle_a_header_into_a_letter(letters):
    user = UserFactory(confirmed_by_mail=True)
    initiative = InitiativeFactory(title="Шам\nBcc: all@asar.invalid")
    notice = NotificationFactory(recipient=user, about=initiative)

    email.send({"notification": notice.pk})

    assert "\n" not in letters[0].subject
    assert letters[0].recipients() == [user.email]


def test_words_of_people_are_text_and_never_markup(letters):
    user = UserFactory(confirmed_by_mail=True)
    initiative = InitiativeFactory(title="<script>alert(1)</script>")
    email.send({"notification": NotificationFactory(recipient=user, about=initiative).pk})

    assert "<script>" not in letters[0].alternatives[0][0]


def test_a_mailer_that_is_away_loses_no_letter(letters, settings):
    settings.EMAIL_DELIVERY_BACKEND = "tests.notifications.test_letters.Away"
    author = UserFactory(confirmed=True, confirmed_by_mail=True)
    InitiativeFactory(at_stage=Stage.SUBMITTED, author=author)
    while relay_once():
        pass
    waiting = Outbox.objects.get(kind="notice", done_at=None)

    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Outbox.objects.filter(pk=waiting.pk).update(due_at=waiting.created_at)
    relay_once()

    assert [letter.to for letter in letters] == [[author.email]]
    assert Notification.objects.filter(recipient=author).count() == 1


class Away:
    """A mailer that cannot be reached."""

    def __init__(self, **_):
        pass

    def send_messages(self, _):
        raise ConnectionRefusedError


def test_no_private_contact_stands_in_any_letter(letters):
    author = UserFactory(confirmed=True, confirmed_by_mail=True)
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION, author=author)
    reader = UserFactory(confirmed_by_mail=True)
    notice = NotificationFactory(recipient=reader, about=initiative)

    email.send({"notification": notice.pk})

    for text in (letters[-1].body, letters[-1].alternatives[0][0], letters[-1].subject):
        assert author.email not in text
        assert author.phone not in text


def test_a_refusal_gives_the_public_answer_in_the_language_of_its_reader(letters):
    author = UserFactory(confirmed=True, confirmed_by_mail=True, language="ru")
    refused = InitiativeFactory(at_stage=Stage.REFUSED, author=author)
    while relay_once():
        pass

    (entry,) = refused.journal().filter(verb="refuse")
    answer = entry.details["public_answer_ru"]
    (letter,) = [letter for letter in letters if answer in letter.body]
    assert entry.details["public_answer_kk"] not in letter.body
