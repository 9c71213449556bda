"""The project: settings, addresses, pages; and the background worker every process shares."""

from mapapp.celery import app as celery_app

__all__ = ["celery_app"]
