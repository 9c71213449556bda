"""Who hears of what happened: a batch of happenings against every follow, in one pass.

`pairs` is one statement: for each happening the index on the areas, the one on the units and the
one on the things are asked, each for its own follows, so the pass grows with what is found, not
with how many follow. `bench/following.py` compares it with the naive join and shows the plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from notifications.leaving import put_letters
from notifications.meeting import OUTER
from notifications.models import Cadence, Follow, Happening, Notification
from notifications.models.notification import WISHED

IN_ONE_PASS = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """One happening that one follow hears of."""

    happening: int
    follow: int


def pairs(happenings: QuerySet[Happening], follows: QuerySet[Follow]) -> list[Pair]:
    """From what happened to who hears of it."""
    rows = with_follows(happenings, follows)
    return [Pair(pk, follow) for pk, *ways in rows for found in ways for follow in found]


def with_follows(happenings: QuerySet[Happening], follows: QuerySet[Follow]) -> QuerySet[Any]:
    """Each happening with three lists of the follows that hear of it, one of each way to meet."""
    ways = enumerate(follows.hearing_by_each_way(OUTER))
    heard = {f"heard_{number}": ArraySubquery(way.values("pk")) for number, way in ways}
    return happenings.annotate(**heard).values_list("pk", *heard)


def pairs_reversed(follows: QuerySet[Follow], happenings: QuerySet[Happening]) -> list[Pair]:
    """The same from the other side: from who follows to what they hear of."""
    heard = ArraySubquery(happenings.heard_by(OUTER).values("pk"))
    rows = follows.annotate(heard=heard).values_list("pk", "heard")
    return [Pair(happening, pk) for pk, found in rows for happening in found]


@transaction.atomic
def tell_at_once(limit: int = IN_ONE_PASS) -> int:
    """Tell those who want to hear at once; returns how many happenings were looked at."""
    fresh = Happening.objects.filter(matched_at=None).order_by("pk")
    locked = fresh.select_for_update(skip_locked=True, of=("self",))[:limit]
    batch = {happening.pk: happening for happening in locked}
    if batch:
        listening = Follow.objects.listening().filter(cadence=Cadence.IMMEDIATE)
        found = pairs(Happening.objects.filter(pk__in=batch), listening)
        _tell(batch, found)
        Happening.objects.filter(pk__in=batch).update(matched_at=timezone.now())
    return len(batch)


def _tell(batch: dict[int, Happening], found: list[Pair]) -> None:
    """A notice to each person once, whatever they heard before; a letter behind the new ones."""
    wished = Follow.objects.in_bulk({pair.follow for pair in found})
    causes = {happening.cause for happening in batch.values()}
    people = {follow.user_id for follow in wished.values()}
    before = Notification.objects.filter(cause__in=causes, recipient__in=people)
    told = set(before.values_list("cause", "recipient"))
    fresh = {}
    for pair in sorted(found, key=lambda pair: wished[pair.follow].shape != Follow.Shape.THING):
        happening, follow = batch[pair.happening], wished[pair.follow]
        heard = (happening.cause, follow.user_id)
        if heard not in told and follow.user_id != happening.actor_id:
            fresh.setdefault(heard, notice_of(happening, follow))
    Notification.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    put_letters(_kept(causes, people, told), over_the_cap=_over_the_cap(people))


def notice_of(happening: Happening, follow: Follow) -> Notification:
    """What this person is told of it."""
    return Notification(
        recipient_id=follow.user_id,
        cause=happening.cause,
        kind="follow.new" if happening.is_new else "follow.changed",
        audience="following" if follow.shape == Follow.Shape.THING else "area",
        subject_type=ContentType.objects.get_for_model(Happening),
        subject_id=happening.pk,
        follow=follow,
    )


def _kept(causes: set[str], people: set[int], told: set[tuple[str, int]]) -> list[Notification]:
    """The notices of this pass as the database keeps them."""
    rows = Notification.objects.filter(cause__in=causes, recipient__in=people, audience__in=WISHED)
    return [row for row in rows.order_by("pk") if (row.cause, row.recipient_id) not in told]


def _over_the_cap(people: Iterable[int]) -> set[int]:
    """Those who heard so much today that only their inbox hears the rest."""
    since = timezone.now() - timedelta(days=1)
    rows = Notification.objects.filter(
        recipient__in=people, audience__in=WISHED, created_at__gte=since
    )
    counted = rows.values("recipient").annotate(heard=Count("pk"))
    heavy = counted.filter(heard__gt=settings.FOLLOW_LETTERS_A_DAY)
    return set(heavy.values_list("recipient", flat=True))
