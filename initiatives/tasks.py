"""The worker's share: time passes."""

from celery import shared_task

from initiatives import photographing, timers


@shared_task(ignore_result=True)
def run_timers() -> int:
    """Carry out what is due; beat calls it every minute, and once too often does no harm."""
    return timers.run_timers()


@shared_task(ignore_result=True)
def forget_waiting_photos() -> int:
    """Photos of reports nobody finished go; beat calls it every hour."""
    return photographing.forget()
