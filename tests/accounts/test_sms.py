import json
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from accounts import sms
from kernel.models import Outbox
from kernel.tasks import relay_once

pytestmark = pytest.mark.django_db
TO = "+77011234567"


def sent(settings):
    file = Path(settings.SMS_FILE)
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def test_a_message_leaves_once_and_neither_number_nor_code_is_kept(settings):
    sms.put(TO, "Код 123456", key="code:1")

    relay_once()
    relay_once()

    assert [(m["to"], m["text"], m["key"]) for m in sent(settings)] == [
        (TO, "Код 123456", "code:1")
    ]
    row = Outbox.objects.get(key="code:1")
    assert TO not in str(row.payload)
    assert "123456" not in str(row.payload)


def test_a_message_whose_cause_is_rolled_back_is_never_sent(settings):
    with transaction.atomic():
        sms.put(TO, "123456", key="code:1")
        transaction.set_rollback(True)

    relay_once()

    assert sent(settings) == []


def test_a_refused_message_is_tried_again_and_then_forgotten(settings):
    settings.SMS_FAULTS = {"refuse": True}
    sms.put(TO, "123456", key="code:1")
    relay_once()
    assert sent(settings) == []
    assert "123456" not in Outbox.objects.get().last_error

    settings.SMS_FAULTS = {}
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        relay_once()

    assert len(sent(settings)) == 1


def test_both_copies_of_a_forgetful_provider_carry_the_same_key(settings):
    settings.SMS_FAULTS = {"duplicate": True}
    sms.put(TO, "123456", key="code:1")

    relay_once()

    assert [m["key"] for m in sent(settings)] == ["code:1", "code:1"]


def test_a_code_that_comes_too_late_is_not_sent_any_more(settings):
    sms.put(TO, "123456", key="code:1", lasts=timedelta(minutes=10))

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        relay_once()

    assert sent(settings) == []
    assert Outbox.objects.get().done_at
    assert "123456" not in str(Outbox.objects.get().payload)


def test_the_file_of_messages_is_its_owners_alone(settings):
    sms.FileSms().send(to=TO, text="123456", key="code:1")

    assert Path(settings.SMS_FILE).stat().st_mode & 0o077 == 0
