"""The worker's share: what happened meets who follows; digests leave in the morning."""

from celery import shared_task
from django.utils import timezone

from notifications import digests, following, matching


@shared_task(ignore_result=True)
def tell_followers() -> int:
    """Match what is new; beat calls it every few seconds, and once too often does no harm."""
    return matching.tell_at_once()


@shared_task(ignore_result=True)
def send_digests() -> int:
    """Make the digests that are due, and forget what has grown old."""
    following.forget_old_happenings(timezone.now())
    return digests.send_digests(timezone.now())
