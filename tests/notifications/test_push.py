import pytest
from pywebpush import WebPushException

from drills.push_service import PushService
from kernel.models import Outbox
from kernel.tasks import relay_once
from notifications import matching
from notifications.channels import push
from notifications.models import Hearing, Notification, PushDevice
from tests.factories.follows import FollowFactory, HappeningFactory
from tests.factories.geo import PinFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(settings):
    with PushService() as running:
        settings.PUSH_LOCAL_SERVICE = running.address
        yield running


@pytest.fixture
def heard(service):
    """A person with a device, told of something new."""
    pin = PinFactory(title="Шам жанбайды")
    HappeningFactory(pin=pin, is_new=True)
    wish = FollowFactory(at=pin.point, user__language="kk")
    device = service.device()
    kept = PushDevice.objects.create(
        user=wish.user, endpoint=device.endpoint, p256dh=device.p256dh, auth=device.auth
    )
    matching.tell_at_once()
    row = Outbox.objects.get(kind="push")
    return pin, device, kept, row.payload | {"key": row.key}


def test_a_device_reads_in_its_own_language_what_happened(service, heard):
    pin, device, _kept, payload = heard

    push.push(payload)

    (message,) = [device.read(body) for body in service.taken]
    assert pin.title in message["title"]
    assert message["address"] == f"/kk/problems/{pin.ref}/"
    assert pin.title.encode() not in service.taken[0]


@pytest.mark.parametrize("answer", [404, 410])
def test_a_device_that_is_gone_is_forgotten(service, heard, answer):
    service.misbehave(answer)

    push.push(heard[3])

    assert not PushDevice.objects.exists()


@pytest.mark.parametrize("answer", [429, 500, 503])
def test_a_service_in_trouble_is_tried_again_by_the_outbox(service, heard, answer):
    service.misbehave(answer)
    rows = Outbox.objects.filter(kind="push")
    Outbox.objects.exclude(kind="push").delete()

    relay_once()
    row = rows.get()
    assert (row.done_at, row.attempts) == (None, 1)
    rows.update(due_at=row.created_at)
    relay_once()

    assert rows.get().done_at
    assert len(service.taken) == 1
    assert PushDevice.objects.exists()


def test_a_redirect_is_not_followed(service, heard):
    service.misbehave(302, Location=f"{service.address}/elsewhere")

    with pytest.raises(Exception, match="redirect"):
        push.push(heard[3])

    assert service.asked == 1


def test_an_address_outside_the_list_is_never_asked(service, heard, settings):
    settings.PUSH_LOCAL_SERVICE = ""

    push.push(heard[3])

    assert service.asked == 0


def test_without_the_list_the_same_address_would_be_asked(service, heard):
    """The twin: the listener does hear what is let through."""
    push.push(heard[3])

    assert service.asked == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://evil.invalid/push",
        "http://fcm.googleapis.com/fcm/send/x",
        "https://fcm.googleapis.com.evil.invalid/x",
        "https://fcm.googleapis.com:8080/x",
        "https://fcm.googleapis.com@evil.invalid/x",
        "https://user@fcm.googleapis.com/x",
        "https://127.0.0.1/x",
        "https://notify.windows.com.evil.invalid/x",
        "https://evilnotify.windows.com/x",
        "file:///etc/passwd",
        "https://[::1/x",
    ],
)
def test_only_known_push_services_are_allowed(endpoint):
    assert not push.is_allowed(endpoint)


@pytest.mark.parametrize(
    "endpoint",
    ["https://fcm.googleapis.com/fcm/send/x", "https://wns2-by3p.notify.windows.com/w/?token=x"],
)
def test_the_known_ones_are(endpoint):
    assert push.is_allowed(endpoint)


def test_a_forged_claim_is_refused_by_the_service(service, heard):
    """The stand-in is no rubber stamp: what is signed for another audience it does not take."""
    service.address = "http://127.0.0.1:1"

    push.push(heard[3])

    assert service.taken == []


def test_who_does_not_want_pushes_gets_none():
    pin = PinFactory()
    HappeningFactory(pin=pin)
    wish = FollowFactory(at=pin.point)
    Hearing.objects.create(user=wish.user, by_push=False)
    PushDevice.objects.create(user=wish.user, endpoint="https://x.invalid", p256dh="x", auth="x")

    matching.tell_at_once()

    assert Notification.objects.exists()
    assert not Outbox.objects.filter(kind="push").exists()


def test_what_left_the_map_is_not_pushed(service, heard):
    heard[0].delete()

    push.push(heard[3])

    assert service.asked == 0


def test_a_lost_connection_is_an_error_the_outbox_hears_of(heard, settings, service):
    service.__exit__()

    with pytest.raises((WebPushException, OSError)):
        push.push(heard[3])
