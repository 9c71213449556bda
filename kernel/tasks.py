"""The relay: takes waiting outbox rows one by one and lets their handlers work.

Every handler runs in a transaction together with the note that it has run: either both stand or
neither. A row whose handler fails waits longer each time and never blocks the others.
"""

import logging
from datetime import timedelta

from celery import shared_task
from django.core.cache import cache
from django.db import OperationalError, transaction
from django.utils import timezone

from kernel import sealing
from kernel.outbox import HandledEffect, Outbox, handlers_of, name_of

log = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(hours=1)
WAKE_KEY, WAKE_EVERY = "relay-woken", 1


@shared_task(ignore_result=True)
def relay() -> int:
    """Deliver what waits; beat calls it every two seconds, `wake` at once."""
    return relay_once()


@shared_task(
    ignore_result=True,
    autoretry_for=(OperationalError,),
    retry_kwargs={"max_retries": 5, "countdown": 60},
)
def seal_the_journal() -> None:
    """A seal over the day, and a look over everything; beat calls it every night.

    Where a writer takes long it tries again a minute later, and else the next night.
    """
    sealing.seal_the_journal()
    check = sealing.check_the_journal()
    if not check.is_whole:
        log.error("the journal was altered: entries %s, nights %s", check.altered, check.torn)


def wake() -> None:
    """Send one message a second at most; a broker out of reach is no failure of the caller."""
    try:
        if cache.add(WAKE_KEY, 1, WAKE_EVERY):
            relay.apply_async(retry=False, expires=30)
    except Exception:  # noqa: BLE001 - whatever the broker's trouble, the table is the truth
        log.warning("the relay could not be woken; it looks by itself every two seconds")


def relay_once(limit: int = 100) -> int:
    """Deliver up to `limit` waiting rows; returns how many were finished.

    Each row is chosen when its turn comes, so that a code written meanwhile is the next to leave.
    """
    finished = 0
    for _ in range(limit):
        done = _deliver_next()
        if done is None:
            break
        finished += done
    return finished


def _deliver_next() -> bool | None:
    """Whether the first waiting row could be finished; None when nothing waits."""
    with transaction.atomic():
        row = Outbox.objects.waiting().select_for_update(skip_locked=True, of=("self",)).first()
        if row is None:
            return None
        failed = _run_handlers(row)
        row.attempts += 1
        row.last_error = failed
        if failed:
            row.due_at = timezone.now() + min(timedelta(seconds=2**row.attempts), LONGEST_WAIT)
        else:
            row.done_at = timezone.now()
        row.save(update_fields=["attempts", "last_error", "due_at", "done_at"])
    return not failed


def _run_handlers(row: Outbox) -> str:
    """Run those that have not run yet; returns what went wrong, or nothing."""
    trouble = []
    done = set(row.handled.values_list("handler", flat=True))
    for handler in handlers_of(row.kind):
        if name_of(handler) in done:
            continue
        try:
            with transaction.atomic():
                handler(row.payload | {"key": row.key})
                HandledEffect.objects.create(row=row, handler=name_of(handler))
        except Exception as error:
            log.exception("outbox %s: %s failed", row.key, name_of(handler))
            trouble.append(f"{name_of(handler)}: {type(error).__name__}")
    return "; ".join(trouble)
