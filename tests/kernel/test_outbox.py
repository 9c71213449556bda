from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from kernel import outbox
from kernel.models import Outbox
from kernel.tasks import relay_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    """A kind of its own with one handler that remembers what it heard."""
    told = []
    monkeypatch.setitem(outbox.HANDLERS, "news", [lambda payload: told.append(payload["n"])])
    return told


def test_what_is_put_is_delivered_once_and_in_order(heard):
    for n in range(3):
        Outbox.put("news", key=f"news:{n}", payload={"n": n})

    assert relay_once() == 3
    assert relay_once() == 0
    assert heard == [0, 1, 2]


def test_a_code_somebody_waits_for_overtakes_announcements(heard):
    Outbox.put("news", key="news:1", payload={"n": 1})
    Outbox.put("news", key="code:2", payload={"n": 2}, is_urgent=True)

    relay_once()

    assert heard == [2, 1]


def test_the_same_key_is_one_effect(heard):
    Outbox.put("news", key="news:1", payload={"n": 1})
    Outbox.put("news", key="news:1", payload={"n": 1})

    relay_once()

    assert heard == [1]


def test_a_cause_that_is_rolled_back_has_no_effect(heard):
    with transaction.atomic():
        Outbox.put("news", key="news:1", payload={"n": 1})
        transaction.set_rollback(True)

    relay_once()

    assert heard == []


def test_a_failing_handler_is_tried_again_and_does_not_repeat_the_others(heard, monkeypatch):
    trouble = [ConnectionError("the provider is away")]

    def moody(payload):
        if trouble:
            raise trouble.pop()
        heard.append(f"late {payload['n']}")

    monkeypatch.setitem(outbox.HANDLERS, "news", [*outbox.HANDLERS["news"], moody])
    Outbox.put("news", key="news:1", payload={"n": 1})

    relay_once()
    assert heard == [1]
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        relay_once()

    assert heard == [1, "late 1"]
    assert Outbox.objects.get().attempts == 2


def test_one_failing_row_does_not_hold_up_the_next(heard, monkeypatch):
    def fail(payload):
        raise ValueError(payload)

    monkeypatch.setitem(outbox.HANDLERS, "broken", [fail])
    Outbox.put("broken", key="broken:1", payload={})
    Outbox.put("news", key="news:1", payload={"n": 1})

    relay_once()

    assert heard == [1]
    assert "ValueError" in Outbox.objects.get(key="broken:1").last_error


def test_a_row_keeps_the_words_of_its_failure_out_of_the_table(monkeypatch):
    def leak(payload):
        raise ValueError(payload["code"])

    monkeypatch.setitem(outbox.HANDLERS, "secret", [leak])
    Outbox.put("secret", key="secret:1", payload={"code": "123456"})

    relay_once()

    assert "123456" not in Outbox.objects.get().last_error


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_eight_relays_at_once_deliver_each_row_once(heard):
    for n in range(40):
        Outbox.put("news", key=f"news:{n}", payload={"n": n})

    def run(_):
        try:
            return relay_once()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(run, range(8))) == 40
    assert sorted(heard) == list(range(40))
