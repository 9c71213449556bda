"""The worker's share of the project itself."""

from celery import shared_task

from mapapp.retention.applying import apply_retention as apply


@shared_task(ignore_result=True)
def apply_retention() -> None:
    """Forget what is due; beat calls it every night, and once too often does no harm."""
    apply()
