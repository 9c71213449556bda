"""Daily and weekly digests, assembled for a batch of people in a constant number of queries.

A run covers the time since the run before it, for everybody of its cadence. Who has heard of a
happening in another way is not told again; of one thing only the latest change is told.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef
from django.utils import timezone

from accounts.models import User
from notifications.leaving import put_letters
from notifications.meeting import OUTER
from notifications.models import Cadence, Digest, DigestRun, Follow, Happening, Notification

IN_ONE_BATCH = 500
MOST_COUNTED = 200  # of one follow in one run: beyond it nobody counts
LENGTH = {Cadence.DAILY: timedelta(days=1), Cadence.WEEKLY: timedelta(days=7)}
LONGEST = timedelta(days=31)


def send_digests(now: datetime) -> int:
    """Carry out whatever is due; returns how many digests were made."""
    return sum(_carry_out(run.pk) for cadence in LENGTH for run in due_runs(cadence, now))


def due_runs(cadence: Cadence, now: datetime) -> list[DigestRun]:
    """The runs that are not finished, with the one whose hour has come."""
    until = last_hour(cadence, now)
    before = DigestRun.objects.filter(cadence=cadence).order_by("-until").first()
    since = max(before.until, until - LONGEST) if before else until - LENGTH[cadence]
    if since < until:
        DigestRun.objects.get_or_create(cadence=cadence, until=until, defaults={"since": since})
    return list(DigestRun.objects.filter(cadence=cadence, done_at=None).order_by("until"))


def last_hour(cadence: Cadence, now: datetime) -> datetime:
    """The latest moment at which a digest of this cadence leaves: the morning, Monday's."""
    here = timezone.localtime(now)
    hour = here.replace(hour=settings.DIGEST_HOUR, minute=0, second=0, microsecond=0)
    back = 0 if hour <= here else 1
    if cadence == Cadence.WEEKLY:
        back += (hour - timedelta(days=back)).weekday()
    return hour - timedelta(days=back)


def _carry_out(run: int) -> int:
    made = 0
    while (batch := assemble(run)) is not None:
        made += batch
    return made


@transaction.atomic
def assemble(pk: int, limit: int = IN_ONE_BATCH) -> int | None:
    """The next batch of people of a run; None when it is finished or in other hands."""
    rows = DigestRun.objects.select_for_update(skip_locked=True).filter(pk=pk, done_at=None)
    run = rows.first()
    if run is None:
        return None
    people = _next_people(run, limit)
    if not people:
        run.done_at = timezone.now()
        run.save(update_fields=["done_at"])
        return None
    made = _keep(run, gathered(run, people))
    run.reached = people[-1]
    run.save(update_fields=["reached"])
    return made


def _next_people(run: DigestRun, limit: int) -> list[int]:
    rows = User.objects.filter(
        follows__cadence=run.cadence, follows__is_paused=False, is_active=True, pk__gt=run.reached
    )
    return list(rows.order_by("pk").values_list("pk", flat=True).distinct()[:limit])


@dataclass
class Heard:
    """What one person hears of, by the thing it happened with."""

    latest: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, happening: Happening) -> None:
        """Keep the latest change of each thing."""
        thing = (happening.kind, happening.ref)
        self.latest[thing] = max(self.latest.get(thing, 0), happening.pk)

    @property
    def newest(self) -> list[int]:
        """The newest first."""
        return sorted(self.latest.values(), reverse=True)


def gathered(run: DigestRun, people: list[int]) -> dict[int, Heard]:
    """What each of these people has not heard yet: three queries, however many they are."""
    during = Happening.objects.filter(at__gte=run.since, at__lt=run.until)
    heard = during.heard_by(OUTER).filter(at__gte=OuterRef("created_at")).newest_first()
    wishes = Follow.objects.filter(user__in=people, cadence=run.cadence, is_paused=False)
    rows = wishes.annotate(heard=ArraySubquery(heard.values("pk")[:MOST_COUNTED]))
    found = [(user, pk) for user, keys in rows.values_list("user", "heard") for pk in keys]
    happenings = Happening.objects.still_public().in_bulk({pk for _, pk in found})
    causes = {happening.cause for happening in happenings.values()}
    told = set(
        Notification.objects.filter(recipient__in=people, cause__in=causes).values_list(
            "recipient", "cause"
        )
    )
    answer: dict[int, Heard] = defaultdict(Heard)
    for user, pk in found:
        happening = happenings.get(pk)
        if happening and happening.actor_id != user and (user, happening.cause) not in told:
            answer[user].add(happening)
    return answer


def _keep(run: DigestRun, heard: dict[int, Heard]) -> int:
    """Write down the digests, a notice of each and the letters behind them."""
    made = [
        Digest(
            run=run,
            user_id=user,
            happenings=one.newest[: settings.DIGEST_CAP],
            total=len(one.latest),
        )
        for user, one in sorted(heard.items())
    ]
    Digest.objects.bulk_create(made, ignore_conflicts=True)
    kept = Digest.objects.filter(run=run, user__in=heard)
    kind = ContentType.objects.get_for_model(Digest)
    notices = [
        Notification(
            recipient_id=one.user_id,
            cause=f"digest:{one.pk}",
            kind="follow.digest",
            audience="digest",
            subject_type=kind,
            subject_id=one.pk,
        )
        for one in kept
    ]
    Notification.objects.bulk_create(notices, ignore_conflicts=True)
    causes = [notice.cause for notice in notices]
    put_letters(list(Notification.objects.filter(cause__in=causes).order_by("pk")))
    return len(made)
