"""Support that looks arranged: many new accounts behind one thing in a few days.

It decides nothing: moderators are shown where to look, and why.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, ExpressionWrapper, F, Q, fields
from django.utils import timezone

from accounts.predicates import is_signed_in
from accounts.querysets import moderated_by
from community.hands import with_a_hand_of
from community.models import Support
from community.moderated import KINDS, Moderated

LOOKED_AT = timedelta(days=7)
NEW_ACCOUNT = timedelta(days=3)
LEAST_NEW, MOST_SHOWN = 5, 50
HALF = 2


@dataclass(frozen=True, slots=True)
class Burst:
    """One thing whose support came from new accounts in a few days."""

    kind: str
    thing: Any  # a problem or an initiative
    new: int
    all: int


def bursts_seen_by(moderator: Any) -> list[Burst]:  # noqa: ANN401 - a user
    """Those this moderator may look into, the largest first."""
    if not is_signed_in(moderator):
        return []
    found = [burst for line in KINDS.values() for burst in _of_kind(line, moderator)]
    return sorted(found, key=lambda burst: (-burst.new, -burst.thing.pk))[:MOST_SHOWN]


def _of_kind(line: Moderated, moderator: Any) -> list[Burst]:  # noqa: ANN401 - a user
    """At least five new accounts in a week, and as many of them as of all others."""
    if not line.is_supported:
        return []  # nobody says "me too" of a photo or a comment
    rows = Support.objects.filter(
        subject_type=ContentType.objects.get_for_model(line.model),
        at__gt=timezone.now() - LOOKED_AT,
        came_from_id=None,
    )
    age = ExpressionWrapper(F("at") - F("user__date_joined"), fields.DurationField())
    counted = (
        rows.alias(age=age)
        .values("subject_id")
        .annotate(all=Count("pk"), new=Count("pk", filter=Q(age__lt=NEW_ACCOUNT)))
        .filter(new__gte=LEAST_NEW, all__lte=F("new") * HALF)
        .order_by()
    )
    numbers = {row["subject_id"]: row for row in counted}
    things = line.model.objects.filter(moderated_by(moderator), pk__in=numbers)
    things = things.exclude(with_a_hand_of(moderator)).select_related("region")
    return [
        Burst(line.name, thing, numbers[thing.pk]["new"], numbers[thing.pk]["all"])
        for thing in things
    ]
