"""Begin, pause and end a follow; what it would have brought; what grows old is forgotten."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import User
from geo.models import Pin, Region
from kernel import links
from kernel.workflow import Refusal
from notifications.models import Cadence, Follow, Happening, Hearing
from notifications.models.follow import MOST_FOLLOWS

LOOKS_BACK = timedelta(days=30)
KEPT_FOR = timedelta(days=120)
EXAMPLES = 5
NEVER = "never"
LINK, LINK_LASTS = "unfollow", timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a follow would have brought in the last 30 days."""

    total: int
    examples: list[Happening]


def preview(follow: Follow) -> Preview:
    """Asked of the same query that matches, so that it promises nothing else."""
    since = timezone.now() - LOOKS_BACK
    heard = Happening.objects.heard_by(follow).filter(at__gte=since).still_public()
    return Preview(heard.count(), list(heard.newest_first()[:EXAMPLES]))


@transaction.atomic
def begin(follow: Follow) -> Follow:
    """Keep a new wish; refuses with too_many_follows."""
    User.objects.select_for_update().get(pk=follow.user_id)
    if Follow.objects.filter(user=follow.user_id).count() >= MOST_FOLLOWS:
        raise Refusal("too_many_follows", most=MOST_FOLLOWS)
    return keep(follow)


def keep(follow: Follow) -> Follow:
    """Write it down as it is now, with the unit it lies in."""
    middle = follow.centre or (follow.drawn and follow.drawn.centroid)
    follow.near = Region.objects.smallest_covering(middle) if middle else None
    follow.save()
    return follow


@transaction.atomic
def follow_thing(user: User, pin: Pin) -> Follow:
    """Follow one thing of the map at once; a second time changes nothing."""
    User.objects.select_for_update().get(pk=user.pk)
    return follow_of(user, pin.kind, pin.ref) or begin(_unsaved(user, pin))


@transaction.atomic
def hear_of(user: User, pin: Pin, *, how_often: str) -> Follow:
    """Follow one thing as often as was chosen, or never; a later choice replaces it."""
    User.objects.select_for_update().get(pk=user.pk)
    follow = follow_of(user, pin.kind, pin.ref) or _unsaved(user, pin)
    follow.is_paused = how_often == NEVER
    follow.cadence = follow.cadence if follow.is_paused else how_often
    if follow.pk is None:
        return begin(follow)
    follow.save(update_fields=["is_paused", "cadence", "updated_at"])
    return follow


def follow_of(user: User, kind: str, ref: int) -> Follow | None:
    """The person's follow of this thing, heard or paused."""
    return Follow.objects.filter(user=user.pk, thing_kind=kind, thing_ref=ref).first()


def _unsaved(user: User, pin: Pin) -> Follow:
    return Follow(
        user=user,
        shape=Follow.Shape.THING,
        thing_kind=pin.kind,
        thing_ref=pin.ref,
        cadence=Cadence.IMMEDIATE,
    )


def is_followed_by(user: Any, kind: str, ref: int) -> bool:  # noqa: ANN401 - a user or a guest
    """Whether the person follows this thing."""
    if not user.is_authenticated:
        return False
    return Follow.objects.filter(user=user.pk, thing_kind=kind, thing_ref=ref).exists()


def followed_by(user: Any, kind: str) -> Exists:  # noqa: ANN401 - a user
    """Whether the person follows each row of a query of that kind, as a column of it."""
    return Exists(Follow.objects.filter(user=user.pk, thing_kind=kind, thing_ref=OuterRef("pk")))


def link_to_stop(user: int, follow: int | None) -> str:
    """The word of an address that ends letters without signing in."""
    return links.seal(LINK, user=user, follow=follow or 0)


def behind_link(word: str) -> tuple[User, Follow | None]:
    """Whose letters a link is about, and which follow; refuses with link_unknown or link_late."""
    facts = links.unseal(LINK, word, within=LINK_LASTS)
    user = User.objects.filter(pk=facts["user"]).first()
    if user is None:
        raise Refusal(links.UNKNOWN)
    return user, Follow.objects.of(user).filter(pk=facts["follow"]).first()


def stop(user: User, follow: Follow | None) -> None:
    """No more because of this follow; without one, no more letters about any of them."""
    if follow is not None:
        Follow.objects.filter(pk=follow.pk).update(is_paused=True)
    else:
        Hearing.objects.update_or_create(user=user, defaults={"by_email": False})


def forget_old_happenings(now: datetime) -> int:
    """What nobody can be told of any more."""
    gone, _ = Happening.objects.filter(at__lt=now - KEPT_FOR).delete()
    return gone
