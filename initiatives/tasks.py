"""The worker's share: time passes."""

from celery import shared_task

from initiatives import timers


@shared_task(ignore_result=True)
def run_timers() -> int:
    """Carry out what is due; beat calls it every minute, and once too often does no harm."""
    return timers.run_timers()
