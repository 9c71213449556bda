"""The background worker: it only wakes the relay and the timers; the work itself is rows."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mapapp.settings.dev")
app = Celery("asar")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
