from datetime import time

import pytest
from django.test import Client
from django.urls import reverse

from notifications.channels import push
from notifications.following import link_to_stop
from notifications.models import Cadence, Follow, Hearing, PushDevice
from notifications.models.follow import MOST_FOLLOWS
from tests.factories.accounts import UserFactory
from tests.factories.follows import FollowFactory, HappeningFactory
from tests.factories.geo import PinFactory, PlaceNameFactory, RegionFactory

pytestmark = pytest.mark.django_db

NEW = "/kk/me/follows/new/"
TRIANGLE = "71.4,51.1 71.5,51.1 71.45,51.2"


@pytest.fixture
def land():
    return RegionFactory(box=(71, 51, 72, 52))


def test_a_point_without_a_distance_gets_the_usual_one_of_the_place(client, person, land):
    city = PlaceNameFactory(region=land, population=1_300_000)
    place = {"lon": f"{city.point.x}", "lat": f"{city.point.y}", "cadence": "weekly"}

    client.post(f"{NEW}?shape=circle", place)
    client.post(f"{NEW}?shape=circle", {"lon": "60.0", "lat": "47.0", "cadence": "weekly"})

    city_km, steppe_km = Follow.objects.order_by("pk").values_list("radius_km", flat=True)
    assert city_km < steppe_km


def test_a_drawn_area_is_kept_and_hears(client, person, land):
    answer = client.post(
        f"{NEW}?shape=drawn",
        {"corners": TRIANGLE, "cadence": "daily", "kinds": ["problem"], "topics": []},
    )

    follow = Follow.objects.get()
    assert answer.status_code == 302
    assert (follow.user, follow.shape, follow.cadence) == (person, "drawn", Cadence.DAILY)
    assert follow.kinds == ["problem"]
    assert follow.near == land


@pytest.mark.parametrize(
    "given",
    [
        {"corners": "71.4,51.1 71.5,51.2 71.5,51.1 71.4,51.2"},
        {"corners": "POLYGON((71 51,72 51,72 52,71 51))"},
        {"corners": ""},
    ],
)
def test_a_wrong_area_is_answered_and_what_was_typed_stays(client, person, given):
    answer = client.post(f"{NEW}?shape=drawn", {**given, "cadence": "daily", "name": "Әжем үйі"})

    assert answer.status_code == 422
    assert "Әжем үйі" in answer.text
    assert not Follow.objects.exists()


@pytest.mark.parametrize("radius", ["0.4", "100.1", "1e9", "x"])
def test_a_distance_out_of_bounds_is_refused(client, person, radius):
    given = {"lon": "71.4", "lat": "51.1", "radius_km": radius, "cadence": "daily"}

    assert client.post(f"{NEW}?shape=circle", given).status_code == 422


def test_the_preview_shows_what_it_would_bring_and_keeps_nothing(client, person, land):
    pin = PinFactory(region=land)
    HappeningFactory(pin=pin)
    given = {"region": land.kato, "cadence": "weekly", "preview": "1"}

    answer = client.post(f"{NEW}?shape=region", given)

    assert answer.status_code == 200
    assert pin.title in answer.text
    assert not Follow.objects.exists()


def test_a_view_of_the_map_becomes_the_beginning_of_a_follow(client, person, land):
    by_region = client.get(f"{NEW}?kind=problem&topic=roads&region={land.kato}")
    by_box = client.get(f"{NEW}?bbox=71,51,72,52")

    assert by_region.context["form"].initial["kinds"] == ["problem"]
    assert by_region.context["shape"] == "region"
    assert by_box.context["form"].initial["corners"].startswith("71.000000,51.000000")


def test_the_list_offers_to_follow_what_the_map_shows(client, land):
    PinFactory(region=land)

    answer = client.get("/kk/map/rows/?kind=problem")

    assert "/kk/me/follows/new/?kind=problem" in answer.text


def test_a_longer_list_costs_no_more_queries(client, person, django_assert_max_num_queries):
    for _ in range(6):
        FollowFactory(user=person, pin=PinFactory())
        FollowFactory(user=person, at=PinFactory().point, topics=["roads"])

    with django_assert_max_num_queries(12):
        client.get("/kk/me/follows/")


def test_a_follow_is_changed_paused_and_ended_by_its_owner_alone(client, person):
    mine, theirs = FollowFactory(user=person, pin=PinFactory()), FollowFactory(pin=PinFactory())

    client.post(reverse("follows:edit", args=[mine.pk]), {"cadence": "weekly"})
    client.post(reverse("follows:pause", args=[mine.pk]))
    refused = [
        client.post(reverse(name, args=[theirs.pk]), {"cadence": "weekly"}).status_code
        for name in ("follows:edit", "follows:pause", "follows:end")
    ]

    mine.refresh_from_db()
    assert (mine.cadence, mine.is_paused) == (Cadence.WEEKLY, True)
    assert refused == [404, 404, 404]
    client.post(reverse("follows:end", args=[mine.pk]))
    assert list(Follow.objects.all()) == [theirs]


def test_a_thing_is_followed_by_one_press_and_no_longer_by_another(client, person):
    pin = PinFactory()
    door = reverse("follows:thing", args=[pin.kind, pin.ref])

    client.post(door)
    client.post(door)
    assert Follow.objects.get().user == person

    client.post(door, {"end": "1"})
    assert not Follow.objects.exists()


def test_reading_the_page_of_a_thing_follows_nothing(client, person):
    pin = PinFactory()

    assert client.get(reverse("follows:thing", args=[pin.kind, pin.ref])).status_code == 200
    assert not Follow.objects.exists()


def test_nobody_follows_more_than_a_person_can_read(client, person, land):
    FollowFactory.create_batch(MOST_FOLLOWS, user=person, region=land)

    answer = client.post(f"{NEW}?shape=region", {"region": land.kato, "cadence": "weekly"})

    assert answer.status_code == 422
    assert Follow.objects.count() == MOST_FOLLOWS


def test_a_link_in_a_letter_is_looked_at_safely_and_pressed_without_signing_in(client):
    follow = FollowFactory(at=PinFactory().point, name="CANARY")
    link = reverse("follows:stop", args=[link_to_stop(follow.user_id, follow.pk)])

    looked = client.get(link)
    follow.refresh_from_db()
    assert not follow.is_paused
    assert "CANARY" not in looked.text

    client.post(link, {"List-Unsubscribe": "One-Click"})
    follow.refresh_from_db()
    assert follow.is_paused


def test_a_mail_program_presses_the_link_without_a_token_of_ours():
    user = UserFactory()
    link = reverse("follows:stop", args=[link_to_stop(user.pk, None)])

    assert Client(enforce_csrf_checks=True).post(link).status_code == 200
    assert Hearing.objects.get(user=user).by_email is False


def test_a_made_up_link_stops_nothing(client):
    assert client.post(reverse("follows:stop", args=["made-up"])).status_code == 404
    assert not Hearing.objects.exists()


def test_quiet_hours_have_two_ends(client, person):
    door = reverse("follows:how")

    assert client.post(door, {"quiet_from": "22:00"}).status_code == 422
    client.post(door, {"by_email": "on", "quiet_from": "22:00", "quiet_until": "07:00"})

    kept = Hearing.objects.get(user=person)
    assert (kept.quiet_from, kept.quiet_until, kept.by_push) == (time(22), time(7), False)


def test_a_browser_adds_itself_only_with_an_address_of_a_known_service(client, person):
    keys = {"p256dh": "BNc", "auth": "abc"}
    door = reverse("follows:add_device")

    evil = client.post(door, {"endpoint": "https://evil.invalid/x", **keys})
    good = client.post(door, {"endpoint": "https://fcm.googleapis.com/fcm/send/x", **keys})

    assert (evil.status_code, good.status_code) == (422, 201)
    assert PushDevice.objects.get().user == person


def test_the_key_given_to_browsers_is_a_point_of_the_curve():
    assert len(push.public_key()) == 87


def test_the_script_of_notices_is_served_where_its_scope_is(client):
    answer = client.get("/push/worker.js")

    assert answer["Content-Type"].startswith("text/javascript")
    assert b"showNotification" in answer.content
