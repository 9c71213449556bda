"""The one letter to somebody a work has helped: by day, in three languages, then forgotten."""

from datetime import datetime

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from initiatives import beneficiaries
from initiatives.models import Beneficiary, Evaluation, Initiative
from kernel.models import Outbox
from kernel.tasks import relay_once
from tests.factories import journeys
from tests.factories.affected import closing_in, judged_with, link_of, named
from tests.sms import Provider

pytestmark = pytest.mark.django_db
MAIL, PHONE = "helped-0@asar.invalid", "+77011234567"
CARRIER = "tests.sms.Provider"
BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _carried(settings):
    settings.EMAIL_DELIVERY_BACKEND = BACKEND
    settings.SMS_SENDER = CARRIER
    Provider.carried.clear()


def hand_out():
    while relay_once():
        pass


def letters():
    return [one for one in mail.outbox if one.to == [MAIL]]


def at(hour, day=1):
    here = timezone.get_current_timezone()
    return time_machine.travel(datetime(2026, 12, day, hour, 30, tzinfo=here), tick=False)


def test_one_letter_in_three_languages_with_the_link_and_no_address_afterwards():
    with at(12):
        initiative = judged_with(silent=1)
        hand_out()
        hand_out()

    (letter,) = letters()
    word = link_of(Beneficiary.objects.get())
    for language in ("kk", "ru", "en"):
        assert f"/{language}/asked/helped/{word}/" in letter.body
    assert initiative.title in letter.subject
    assert Beneficiary.objects.get().contact == ""
    assert MAIL not in str(list(Outbox.objects.values_list("payload", flat=True)))


@pytest.mark.parametrize(("hour", "leaves"), [(20, 20), (21, 8), (3, 8), (8, 8)])
def test_nothing_leaves_at_night(hour, leaves):
    with at(hour):
        judged_with(silent=1)
        hand_out()

    row = Outbox.objects.get(kind="beneficiary_letter")
    assert timezone.localtime(row.due_at).hour == leaves
    is_held = hour != leaves
    assert (len(letters()), bool(Beneficiary.objects.get().contact)) == (not is_held, is_held)


def test_a_number_gets_a_message_that_is_forgotten_once_it_has_left():
    with at(12):
        closing = closing_in()
        beneficiaries.name_them(closing, [PHONE], by=closing.lead, have_agreed=True)
        journeys.make("open_evaluation", closing)
        hand_out()

    (message,) = [one for one in Provider.carried if one["to"] == PHONE]
    assert link_of(Beneficiary.objects.get()) in message["text"]
    assert Beneficiary.objects.get().contact == ""
    assert PHONE not in str(list(Outbox.objects.values_list("payload", flat=True)))


def test_a_carrier_that_refuses_keeps_the_address_for_the_next_try(settings):
    with at(12):
        judged_with(silent=1)
        settings.EMAIL_DELIVERY_BACKEND = "tests.mail.Refusing"
        hand_out()
        assert Beneficiary.objects.get().contact == MAIL


def test_a_round_that_is_over_by_the_morning_asks_nobody_and_forgets():
    with at(23):
        judged_with(silent=1)
        hand_out()
        Evaluation.objects.update(closed_at=timezone.now())
    with at(9, day=2):
        hand_out()

    assert letters() == []
    assert Beneficiary.objects.get().contact == ""


@pytest.mark.parametrize(
    ("stopped", "goes_on"),
    [
        ({"hidden_at": timezone.now()}, {"hidden_at": None}),
        ({"stage": "suspended"}, {"stage": "evaluation"}),
    ],
    ids=["hidden", "suspended"],
)
def test_a_round_that_is_stopped_asks_once_it_goes_on(stopped, goes_on):
    with at(23):
        judged_with(silent=1)
        hand_out()
        Initiative.objects.update(**stopped)
    with at(9, day=2):
        hand_out()
        assert (letters(), Beneficiary.objects.get().contact) == ([], MAIL)
        Initiative.objects.update(**goes_on)
    with at(16, day=2):
        hand_out()

    assert len(letters()) == 1
    assert Beneficiary.objects.get().contact == ""


def test_a_letter_that_comes_to_its_turn_late_waits_for_the_morning():
    with at(20):
        judged_with(silent=1)
    with at(22):
        hand_out()
        assert letters() == []
    with at(9, day=2):
        hand_out()

    assert len(letters()) == 1


def test_without_an_evaluation_nothing_leaves():
    with at(12):
        named(closing_in())
        hand_out()

    assert letters() == []
    assert Beneficiary.objects.get().contact == MAIL
