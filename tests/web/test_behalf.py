"""A report written down for somebody: theirs in the end, whoever typed it."""

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from accounts.roles import OfficeKind
from geo.models import Pin
from initiatives.models import Problem
from tests.factories.accounts import OfficialFactory, StaffFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ChannelFactory
from tests.web.signing_in import messages_to, sign_in
from tests.web.test_problems import report

pytestmark = pytest.mark.django_db
BEHALF = "problems:behalf"
PHONE = "+77011234567"


@pytest.fixture(autouse=True)
def _in_english(clean_cache):
    with translation.override("en"):
        yield


@pytest.fixture
def district():
    return RegionFactory(under=RegionFactory(iso="KZ-71", box=(71, 51, 72, 52)))


@pytest.fixture
def coordinator(client, district):
    """Signed in, of the front office of the territory."""
    found = StaffFactory(kind=OfficeKind.COORDINATOR, of=district)
    client.force_login(found)
    return found


def write_down(client, district, **facts):
    typed = report(district, contact=PHONE, channel=ChannelFactory().code, text="Шам жанбайды")
    return client.post(reverse(BEHALF), typed | facts)


def test_it_is_held_until_the_person_confirms_and_then_it_is_theirs(
    client, district, coordinator, django_user_model
):
    answer = write_down(client, district)

    problem = Problem.objects.get()
    assert answer.status_code == 302
    assert (problem.author, problem.taken_by, problem.stage) == (None, coordinator, "reported")
    assert problem.channel.code == "phone"
    assert problem.number in messages_to(PHONE)[0]["text"]

    client.logout()
    client.post(reverse("me:confirm"), {"contact": PHONE})
    sign_in(client, PHONE)
    problem.refresh_from_db()
    assert problem.author == User.objects.get(phone=PHONE)
    assert (problem.stage, problem.contact_phone) == ("confirmed", "")
    assert problem.taken_by == coordinator


def test_one_that_was_heard_goes_at_once_and_becomes_theirs_later(client, district, coordinator):
    write_down(client, district, is_vouched_for="on")

    problem = Problem.objects.get()
    assert (problem.author, problem.stage) == (None, "confirmed")
    assert Pin.objects.filter(ref=problem.pk).exists()
    page = reverse("problems:detail", args=[problem.pk])
    client.logout()
    assert PHONE[2:] not in client.get(page).text

    User.objects.create(phone=PHONE, phone_verified_at="2026-01-01T00:00Z")
    sign_in(client, PHONE)
    problem.refresh_from_db()
    assert problem.author == User.objects.get(phone=PHONE)
    assert problem.contact_phone == ""


def test_sent_twice_it_is_one_report_and_one_message(client, district, coordinator):
    typed = report(district, contact=PHONE, channel=ChannelFactory().code)

    for _ in range(2):
        client.post(reverse(BEHALF), typed)

    assert Problem.objects.count() == 1
    assert len(messages_to(PHONE)) == 1


def test_a_place_of_another_front_office_is_refused_and_nothing_typed_is_lost(
    client, district, coordinator
):
    elsewhere = RegionFactory(under=RegionFactory(box=(76, 43, 77, 44)))

    answer = write_down(client, elsewhere)

    assert answer.status_code == 422
    assert "outside the territory" in answer.text
    assert "Шам жанбайды" in answer.text
    assert PHONE in answer.text
    assert Problem.objects.count() == 0


@pytest.mark.parametrize("who", ["citizen", "official", "guest"])
def test_nobody_but_a_coordinator_writes_for_another(client, district, who):
    people = {"citizen": lambda: UserFactory(confirmed=True), "official": OfficialFactory}
    if who != "guest":
        client.force_login(people[who]())

    assert write_down(client, district).status_code == (302 if who == "guest" else 403)
    assert Problem.objects.count() == 0


def test_a_contact_that_will_not_do_and_a_missing_channel_are_said(client, district, coordinator):
    answer = write_down(client, district, contact="12", channel="")

    assert {"contact", "channel"} <= set(answer.context["form"].errors)


def test_the_limit_of_a_person_does_not_stop_a_front_office(
    client, district, coordinator, settings
):
    settings.ACTS_AN_HOUR = settings.ACTS_AN_HOUR | {"report": {"person": 1, "address": 1}}

    for _ in range(3):
        write_down(client, district)

    assert Problem.objects.count() == 3
