from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kernel.models import Outbox
from kernel.tasks import relay_once
from notifications import digests
from notifications.channels import email
from notifications.models import Cadence, Digest, DigestRun, Follow, Happening, Notification
from tests.factories.accounts import UserFactory
from tests.factories.follows import FollowFactory, HappeningFactory
from tests.factories.geo import PinFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return RegionFactory()


def morning():
    """A moment after this day's hour of digests, at or before which all was made."""
    return digests.last_hour(Cadence.DAILY, timezone.now()) + timedelta(days=1)


def wishes(region, people=1, cadence=Cadence.DAILY):
    made = FollowFactory.create_batch(people, region=region, cadence=cadence)
    Follow.objects.update(created_at=timezone.now() - timedelta(days=40))
    return made


def test_a_day_is_gathered_into_one_letter(region, settings):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    (wish,) = wishes(region)
    pins = PinFactory.create_batch(3, region=region)
    for pin in pins:
        HappeningFactory(pin=pin, is_new=True)

    assert digests.send_digests(morning()) == 1
    while relay_once():
        pass

    (letter,) = mail.outbox
    assert letter.to == [wish.user.email]
    for text in (letter.body, letter.alternatives[0][0]):
        assert all(pin.title in text for pin in pins)
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/me/follows/stop/" in letter.extra_headers["List-Unsubscribe"]


def test_of_one_thing_only_the_latest_change_is_told(region):
    wishes(region)
    pin = PinFactory(region=region)
    *_, last = HappeningFactory.create_batch(3, pin=pin)

    digests.send_digests(morning())

    assert Digest.objects.get().happenings == [last.pk]


def test_a_digest_is_cut_at_its_cap_and_says_how_many_there_were(region, settings):
    settings.DIGEST_CAP = 2
    wishes(region)
    for pin in PinFactory.create_batch(5, region=region):
        HappeningFactory(pin=pin)

    digests.send_digests(morning())

    digest = Digest.objects.get()
    assert (len(digest.happenings), digest.total) == (2, 5)


def test_what_was_heard_otherwise_or_done_by_oneself_is_left_out(region):
    (wish,) = wishes(region)
    HappeningFactory(pin__region=region, actor=wish.user)
    heard = HappeningFactory(pin__region=region)
    Notification.objects.create(
        recipient=wish.user, cause=heard.cause, kind="problem.confirm", audience="author",
        subject=PinFactory(),
    )  # fmt: skip

    assert digests.send_digests(morning()) == 0
    assert not Digest.objects.exists()


def test_nothing_from_before_the_wish_is_told(region):
    HappeningFactory(pin__region=region, at=timezone.now() - timedelta(minutes=5))
    FollowFactory(region=region, cadence=Cadence.DAILY)

    assert digests.send_digests(morning()) == 0


def test_a_run_that_is_carried_out_twice_tells_once(region):
    wishes(region, people=3)
    HappeningFactory(pin__region=region)
    now = morning()
    digests.send_digests(now)
    DigestRun.objects.update(done_at=None, reached=0)

    digests.send_digests(now)

    assert Digest.objects.count() == 3
    assert Outbox.objects.filter(kind="notice").count() == 3


def test_a_run_killed_between_batches_goes_on_where_it_stood(region):
    wishes(region, people=5)
    HappeningFactory(pin__region=region)
    (run,) = digests.due_runs(Cadence.DAILY, morning())
    digests.assemble(run.pk, limit=2)

    digests.send_digests(morning())

    assert Digest.objects.filter(run=run).count() == 5


def test_runs_follow_each_other_without_a_gap():
    now = morning()
    (first,) = digests.due_runs(Cadence.DAILY, now)
    first.done_at = now
    first.save()
    (second,) = digests.due_runs(Cadence.DAILY, now + timedelta(days=3))

    assert second.since == first.until
    assert second.until - first.until == timedelta(days=3)


@pytest.mark.parametrize(
    ("cadence", "now", "left"),
    [
        (Cadence.DAILY, (2026, 11, 25, 8, 59), (2026, 11, 24, 9, 0)),
        (Cadence.DAILY, (2026, 11, 25, 9, 0), (2026, 11, 25, 9, 0)),
        (Cadence.WEEKLY, (2026, 11, 25, 12, 0), (2026, 11, 23, 9, 0)),
        (Cadence.WEEKLY, (2026, 11, 23, 8, 0), (2026, 11, 16, 9, 0)),
        (Cadence.WEEKLY, (2026, 11, 23, 9, 0), (2026, 11, 23, 9, 0)),
    ],
)
def test_digests_leave_in_the_morning_weekly_ones_on_mondays(cadence, now, left):
    here = timezone.get_current_timezone()

    told = digests.last_hour(cadence, datetime(*now, tzinfo=here))

    assert told == datetime(*left, tzinfo=here)


def test_a_batch_costs_the_same_however_many_people_and_happenings(region):
    def cost(people, happened):
        Digest.objects.all().delete()
        DigestRun.objects.all().delete()
        Happening.objects.all().delete()
        wishes(region, people=people)
        for pin in PinFactory.create_batch(happened, region=region):
            HappeningFactory(pin=pin)
        (run,) = digests.due_runs(Cadence.DAILY, morning())
        with CaptureQueriesContext(connection) as queries:
            digests.assemble(run.pk)
        return len(queries)

    cost(1, 1)  # what is asked once in a process is asked now

    assert cost(1, 2) == cost(12, 9)


def test_the_letter_of_one_person_costs_a_bounded_number_of_queries(
    region, settings, django_assert_max_num_queries
):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    wishes(region)
    for pin in PinFactory.create_batch(20, region=region):
        HappeningFactory(pin=pin)
    digests.send_digests(morning())
    payload = Outbox.objects.get(kind="notice").payload

    with django_assert_max_num_queries(8):
        email.send(payload)

    assert len(mail.outbox) == 1


def test_people_without_a_confirmed_address_read_it_in_their_inbox(region, client):
    person = UserFactory(confirmed=True)
    FollowFactory(region=region, cadence=Cadence.WEEKLY, user=person)
    Follow.objects.update(created_at=timezone.now() - timedelta(days=40))
    pin = PinFactory(region=region)
    HappeningFactory(pin=pin)
    digests.send_digests(morning() + timedelta(days=7))
    client.force_login(person)

    inbox = client.get("/kk/me/inbox/")
    digest = Digest.objects.get()

    assert f"/kk/me/follows/digests/{digest.pk}/" in inbox.text
    assert pin.title in client.get(f"/kk/me/follows/digests/{digest.pk}/").text
