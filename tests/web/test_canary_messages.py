"""Planted secrets are searched for in all that is sent: letters, messages, notices, logs."""

import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from drills.push_service import PushService
from geo.models import Pin
from kernel.models import Outbox
from kernel.tasks import relay_once
from notifications import digests, matching
from notifications.models import Notification, PushDevice
from tests.factories.follows import FollowFactory, HappeningFactory
from tests.web import signing_in, world
from tests.web.canary import found_in, secrets, short_messages, texts_of
from tests.web.things import WORDS

ON_DUTY = {"task", "author's answer"}  # what those who decide are told
OUTSIDE = {  # who is written to without an account, and what they may read there
    WORDS[address]: {address, "link"}
    for address in ("body's address", "address of somebody helped")
}


@pytest.fixture
def places(world_of_two, clean_cache, settings):
    settings.EMAIL_BACKEND = "mapapp.mail.OutboxBackend"  # pytest puts its own there
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return world_of_two


@pytest.fixture
def devices(places, settings):
    """A follower of everything in the first territory has a device that shows notices."""
    wish = FollowFactory(user=places.own.people["neighbour"], region=places.own.region)
    FollowFactory(user=places.own.people["member"], region=places.own.region, cadence="daily")
    HappeningFactory(pin=pin_of(places.own.things.problem), is_new=True)
    with PushService() as running:
        settings.PUSH_LOCAL_SERVICE = running.address
        device = running.device()
        PushDevice.objects.create(
            user=wish.user, endpoint=device.endpoint, p256dh=device.p256dh, auth=device.auth
        )
        yield lambda: [device.read(body) for body in running.taken]


def pin_of(problem):
    return Pin.objects.get(kind=Pin.Kind.PROBLEM, ref=problem.pk)


def everything_leaves():
    """Whoever wants to hear at once or by digest is told; the outbox is emptied."""
    matching.tell_at_once()
    digests.send_digests(timezone.now() + timedelta(days=1))
    while Outbox.objects.waiting().exists() and relay_once():
        pass


def said_to_strangers(letters):
    """Each letter that tells what is neither its reader's own nor their duty, with the secrets."""
    sought = {address: unknown_to(address) for address in {one.to[0] for one in letters}}
    told = ((one, found_in("\n".join(texts_of(one)), sought[one.to[0]])) for one in letters)
    return [(one.subject, found) for one, found in told if found]


def unknown_to(address):
    """The secrets that the reader of a letter may not learn."""
    reader = User.objects.filter(email=address).first()
    on_duty = ON_DUTY if reader and reader.offices else set()
    own = OUTSIDE.get(address, on_duty)
    return {what: form for what, form in secrets(reader).items() if what not in own}


def test_letters_and_messages_to_others_name_nobody_who_hides(client, places, devices):
    signing_in.ask(client, places.own.things.problem.author.phone)

    everything_leaves()

    written_to = {letter.to[0] for letter in mail.outbox}
    assert len(written_to) > len(world.PARTIES)
    assert written_to >= OUTSIDE.keys()
    assert any(getattr(letter, "alternatives", ()) for letter in mail.outbox)
    assert said_to_strangers(mail.outbox) == []
    assert short_messages()
    assert not found_in(str([message["text"] for message in short_messages()]), secrets())
    assert devices()
    assert not found_in(str(devices()), secrets())


def test_the_inbox_and_the_digest_of_others_name_nobody_either(client, places, devices):
    everything_leaves()

    for who in world.PARTIES:
        person = places.own.people[who]
        client.force_login(person)
        inbox = client.get(reverse("me:inbox"))
        assert not found_in(inbox.content, secrets(person)), who
    reader = places.own.people["member"]
    client.force_login(reader)
    digest = client.get(reverse("follows:digest", args=[reader.digests.latest("pk").pk]))
    assert reverse("problems:detail", args=[places.own.things.problem.pk]) in digest.text
    assert not found_in(digest.content, secrets(reader))


def test_a_notice_that_names_its_author_is_found(client, places, devices, monkeypatch):
    """The twin: every notice carries the address of whoever did it, by letter and by push."""
    author = places.own.things.problem.author
    monkeypatch.setattr(Notification, "page", property(lambda _told: f"/{author.email}/"))

    everything_leaves()
    client.force_login(places.own.people["neighbour"])

    assert any("e-mail" in found for _, found in said_to_strangers(mail.outbox))
    assert "e-mail" in found_in(str(devices()), secrets())
    assert "e-mail" in found_in(client.get(reverse("me:inbox")).content, secrets())


@pytest.mark.parametrize("contact", ["phone", "email"])
def test_the_log_of_a_sign_in_holds_no_contact_and_no_code(
    client, places, caplog, settings, contact
):
    caplog.set_level(logging.DEBUG)
    settings.SMS_FAULTS = {"refuse": True}
    settings.EMAIL_DELIVERY_BACKEND = "tests.mail.Refusing"
    typed = getattr(places.own.things.problem.author, contact)

    signing_in.ask(client, typed)
    code = signing_in.code_sent_to(typed)
    Outbox.objects.exclude(kind__in=["sms", "email"]).delete()
    relay_once()
    signing_in.type_code(client, code)

    assert "failed" in caplog.text, "a failure that is not logged proves nothing"
    assert code not in caplog.text
    assert not found_in(caplog.text, secrets())


def test_a_log_that_tells_the_code_is_found(client, places, caplog, settings, monkeypatch):
    """The twin: the relay writes down what it could not deliver."""
    author = places.own.things.problem.author
    monkeypatch.setattr(
        "kernel.tasks.name_of", lambda _handler: str(Outbox.objects.last().payload)
    )
    settings.SMS_FAULTS = {"refuse": True}

    signing_in.ask(client, author.phone)
    Outbox.objects.exclude(kind="sms").delete()
    relay_once()

    assert signing_in.code_sent_to(author.phone) in caplog.text
    assert "phone" in found_in(caplog.text, secrets())
