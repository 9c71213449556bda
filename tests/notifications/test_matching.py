from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import wkb

from kernel.models import Outbox
from notifications import matching
from notifications.following import preview
from notifications.models import Cadence, Follow, Happening, Notification
from tests.factories.accounts import UserFactory
from tests.factories.follows import FollowFactory, HappeningFactory, Scattered
from tests.factories.geo import PinFactory, RegionFactory

pytestmark = pytest.mark.django_db

BOTH_WAYS = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def by_hand(follow, happening):
    """The rule once more, without the database."""
    if follow.thing_ref:
        met = (follow.thing_kind, follow.thing_ref) == (happening.kind, happening.ref)
    elif follow.region_id:
        met = happening.region.path.startswith(follow.region.path)
    else:
        met = wkb.loads(bytes(follow.area.wkb)).covers(wkb.loads(bytes(happening.point.wkb)))
    return met and all(
        not allowed or word in allowed
        for word, allowed in (
            (happening.kind, follow.kinds),
            (happening.topic, follow.topics),
            (happening.stage_group, follow.stage_groups),
        )
    )


@BOTH_WAYS
@given(seed=st.integers(0, 10**6))
def test_both_directions_and_the_rule_by_hand_find_the_same_pairs(seed):
    Follow.objects.all().delete()
    Happening.objects.all().delete()
    land = Scattered(seed)
    happened = [land.happening() for _ in range(12)]
    wishes = [land.follow(number) for number in range(24) if not taken(land, number)]
    wishes = list(Follow.objects.filter(pk__in=[w.pk for w in wishes]).select_related("region"))

    expected = {(h.pk, f.pk) for h in happened for f in wishes if by_hand(f, h)}

    assert found(matching.pairs(Happening.objects.all(), Follow.objects.all())) == expected
    assert (
        found(matching.pairs_reversed(Follow.objects.all(), Happening.objects.all())) == expected
    )
    one_by_one = {(h.pk, f.pk) for f in wishes for h in Happening.objects.heard_by(f)}
    assert one_by_one == expected


def taken(land, number):
    """The same person follows the same thing once."""
    pin = land.some_pin(number)
    person = land.people[number % len(land.people)]
    return Follow.objects.filter(user=person, thing_kind=pin.kind, thing_ref=pin.ref).exists()


def found(pairs):
    return {(pair.happening, pair.follow) for pair in pairs}


def test_a_rule_that_forgets_the_topic_finds_other_pairs():
    """The twin: the rule by hand notices a narrowing that is taken away."""
    happening = HappeningFactory(pin__topic="roads")
    wish = FollowFactory(at=happening.point, topics=["light"])
    wish.refresh_from_db()

    assert not by_hand(wish, happening)
    wish.topics = []
    assert by_hand(wish, happening)


def test_the_three_ways_to_meet_are_asked_by_their_indexes():
    """On a land of many wishes; with few of them whatever index is read whole is as cheap."""
    happening, person = HappeningFactory(), UserFactory()
    land = Scattered(seed=7)
    wishes = (FollowFactory.build(user=person, at=land.place()) for _ in range(2000))
    Follow.objects.bulk_create(wishes)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE notifications_follow")
    plan = Follow.objects.filter(is_paused=False).hearing(happening).explain()

    for index in ("follow_area", "follow_region", "follow_thing"):
        assert index in plan


def test_a_new_thing_near_a_followed_point_is_told_with_a_letter_behind_it():
    pin = PinFactory()
    happening = HappeningFactory(pin=pin, is_new=True)
    wish = FollowFactory(at=pin.point)

    assert matching.tell_at_once() == 1

    (notice,) = Notification.objects.all()
    assert (notice.recipient, notice.kind, notice.audience) == (wish.user, "follow.new", "area")
    assert pin.title in notice.wording.title
    assert Outbox.objects.get(kind="notice").payload == {"notification": notice.pk}
    happening.refresh_from_db()
    assert happening.matched_at


def test_a_pass_that_runs_twice_tells_once():
    FollowFactory(at=HappeningFactory().point)
    matching.tell_at_once()
    Happening.objects.update(matched_at=None)

    matching.tell_at_once()

    assert Notification.objects.count() == Outbox.objects.filter(kind="notice").count() == 1


def test_a_person_with_several_wishes_hears_once_as_the_nearest_of_them():
    pin = PinFactory()
    person = UserFactory(confirmed=True)
    HappeningFactory(pin=pin)
    FollowFactory(user=person, at=pin.point)
    FollowFactory(user=person, region=pin.region)
    FollowFactory(user=person, pin=pin)

    matching.tell_at_once()

    assert Notification.objects.get().audience == "following"


def test_who_heard_of_it_in_another_way_or_did_it_is_not_told_again():
    author, actor = UserFactory(confirmed=True), UserFactory(confirmed=True)
    happening = HappeningFactory(actor=actor)
    for person in (author, actor):
        FollowFactory(user=person, at=happening.point)
    notice = matching.notice_of(happening, Follow.objects.get(user=author))
    notice.audience = "author"
    notice.save()

    matching.tell_at_once()

    assert list(Notification.objects.values_list("recipient", "audience")) == [
        (author.pk, "author")
    ]


def test_paused_wishes_digests_and_people_who_are_gone_are_not_told_at_once():
    happening = HappeningFactory()
    FollowFactory(at=happening.point, is_paused=True)
    FollowFactory(at=happening.point, cadence=Cadence.DAILY)
    FollowFactory(at=happening.point, user__is_active=False)

    matching.tell_at_once()

    assert not Notification.objects.exists()


def test_above_the_cap_of_a_day_only_the_inbox_hears(settings):
    settings.FOLLOW_LETTERS_A_DAY = 2
    region = RegionFactory()
    FollowFactory(region=region)

    for _ in range(2):
        for _ in range(2):
            HappeningFactory(pin__region=region)
        matching.tell_at_once()

    assert Notification.objects.count() == 4
    assert Outbox.objects.filter(kind="notice").count() == 2


def test_a_pass_costs_the_same_however_many_listen():
    def cost(people):
        Follow.objects.all().delete()
        happening = HappeningFactory()
        FollowFactory.create_batch(people, at=happening.point)
        with CaptureQueriesContext(connection) as queries:
            matching.tell_at_once()
        return len(queries)

    cost(1)  # what is asked once in a process is asked now

    assert cost(2) == cost(20)


def test_the_preview_counts_what_the_same_wish_would_have_heard():
    pin = PinFactory(topic="roads")
    HappeningFactory.create_batch(7, pin=pin)
    HappeningFactory(pin=pin, at=timezone.now() - timedelta(days=31))
    wish = FollowFactory.build(at=pin.point, topics=["roads"])

    seen = preview(wish)

    assert (seen.total, len(seen.examples)) == (7, 5)
    assert seen.examples[0].title == pin.title


def test_what_left_the_map_is_neither_shown_nor_told():
    pin = PinFactory()
    happening = HappeningFactory(pin=pin)
    wish = FollowFactory(at=pin.point)
    matching.tell_at_once()
    title = pin.title
    pin.delete()

    assert preview(wish).total == 0
    assert title not in Notification.objects.get().wording.title
    assert happening.pk
