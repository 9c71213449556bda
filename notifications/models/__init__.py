"""Notices, what people follow, what happened in public, and how each person hears of it."""

from notifications.models.calendar import DueCalendar, WorkCalendar
from notifications.models.digest import Digest, DigestRun
from notifications.models.follow import Cadence, Follow, Shape
from notifications.models.happening import Happening
from notifications.models.hearing import Hearing, PushDevice
from notifications.models.notification import Notification

__all__ = [
    "Cadence",
    "Digest",
    "DigestRun",
    "DueCalendar",
    "Follow",
    "Happening",
    "Hearing",
    "Notification",
    "PushDevice",
    "Shape",
    "WorkCalendar",
]
