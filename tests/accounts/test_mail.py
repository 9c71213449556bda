from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction

from kernel.models import Outbox
from kernel.tasks import relay_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_backend(settings):
    """pytest-django puts its own in the place of ours."""
    settings.EMAIL_BACKEND = "mapapp.mail.OutboxBackend"


def letters(settings):
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*"))
    parts = [part for file in files for part in file.read_bytes().split(b"\n" + b"-" * 79)]
    return [message_from_bytes(p.strip(), policy=policy.default) for p in parts if p.strip()]


def letter(**more):
    made = EmailMultiAlternatives("Сәлем", "123456", to=["person-1@asar.invalid"])
    made.attach_alternative("<b>123456</b>", "text/html")
    for name, value in more.items():
        setattr(made, name, value)
    return made


def test_a_letter_waits_in_the_outbox_and_leaves_whole(settings):
    letter().send()
    assert letters(settings) == []

    relay_once()

    (carried,) = letters(settings)
    assert carried["Subject"] == "Сәлем"
    assert carried["To"] == "person-1@asar.invalid"
    assert [part.get_content_type() for part in carried.walk()][1:] == ["text/plain", "text/html"]


def test_a_letter_whose_cause_is_rolled_back_is_never_sent(settings):
    with transaction.atomic():
        send_mail("Subject", "Body", None, ["person-1@asar.invalid"])
        transaction.set_rollback(True)

    relay_once()

    assert letters(settings) == []


def test_the_same_key_is_the_same_letter(settings):
    letter(outbox_key="report:1").send()
    letter(outbox_key="report:1").send()

    relay_once()

    assert len(letters(settings)) == 1


def test_a_letter_with_a_code_is_forgotten_after_it_has_left():
    letter(holds_a_code=True).send()

    relay_once()

    kept = str(Outbox.objects.get().payload)
    assert "123456" not in kept
    assert "person-1" not in kept
