"""The working-day calendar of Kazakhstan: exceptions to Monday-Friday, kept as data.

Moved days are announced by decree each year, so they are rows with a source, never constants.
"""

import csv
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import models


class CalendarDay(models.Model):
    """A day that is not what its weekday says: a holiday, or a Saturday that is worked."""

    day = models.DateField(unique=True)
    is_working = models.BooleanField()
    note = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "kernel"

    def __str__(self) -> str:
        return f"{self.day}: {self.note}"


def load() -> int:
    """Load the committed calendar; safe to repeat. Returns how many days it holds."""
    path = Path(settings.BASE_DIR) / "fixtures" / "reference" / "calendar.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        CalendarDay.objects.update_or_create(
            day=date.fromisoformat(row["day"]),
            defaults={
                "is_working": row["is_working"] == "1",
                "note": row["note"],
                "source": row["source"],
            },
        )
    return len(rows)
