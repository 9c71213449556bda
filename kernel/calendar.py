"""The working-day calendar of Kazakhstan: exceptions to Monday-Friday, kept as data.

Moved days are announced by decree each year, so they are rows with a source, never constants.
A year is loaded from a file of its own (`manage.py load_calendar`); all of the file or nothing.
"""

import csv
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.db import models, transaction

COLUMNS = ("day", "is_working", "note", "source")
LEAST_DAYS = 10  # the law knows more holidays than that: a shorter list is not a year's calendar
DECEMBER = 12
LONGEST = {"note": 120, "source": 200}


class CalendarDay(models.Model):
    """A day that is not what its weekday says: a holiday, or a Saturday that is worked."""

    day = models.DateField(unique=True)
    is_working = models.BooleanField()
    note = models.CharField(max_length=LONGEST["note"], blank=True)
    source = models.CharField(max_length=LONGEST["source"], blank=True)

    class Meta:
        app_label = "kernel"

    def __str__(self) -> str:
        return f"{self.day}: {self.note}"


class Unreadable(Exception):  # noqa: N818 - an answer to whoever brought the file
    """Lines of a calendar that cannot be used, each with its number and what is wrong."""

    def __init__(self, troubles: list[str]) -> None:
        super().__init__("\n".join(troubles))
        self.troubles = troubles


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file changed."""

    total: int
    new: int
    changed: int
    years: tuple[int, ...]


def load() -> int:
    """Load the committed calendar; safe to repeat. Returns how many days it holds."""
    path = Path(settings.BASE_DIR) / "fixtures" / "reference" / "calendar.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return load_days(lines).total


@transaction.atomic
def load_days(lines: TextIO) -> Loaded:
    """Load the days of a CSV; raises `Unreadable` and changes nothing if a line is wrong."""
    days = _read(lines)
    known = {row.day: row for row in CalendarDay.objects.filter(day__in=[d.day for d in days])}
    changed = [d for d in days if d.day in known and _facts(d) != _facts(known[d.day])]
    CalendarDay.objects.bulk_create(
        days,
        update_conflicts=True,
        unique_fields=["day"],
        update_fields=["is_working", "note", "source"],
    )
    years = tuple(sorted({d.day.year for d in days}))
    return Loaded(len(days), len(days) - len(known), len(changed), years)


def _facts(day: CalendarDay) -> tuple[bool, str, str]:
    return day.is_working, day.note, day.source


def _read(lines: TextIO) -> list[CalendarDay]:
    rows = csv.DictReader(lines)
    if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
        raise Unreadable([f"the first line must name the columns; absent: {', '.join(missing)}"])
    found, troubles = {}, []
    for number, row in enumerate(rows, start=2):
        try:
            day = _day(row)
            if day.day in found:
                troubles.append(f"line {number}: {day.day} stands twice")
            found[day.day] = day
        except ValueError as wrong:
            troubles.append(f"line {number}: {wrong}")
    if troubles:
        raise Unreadable(troubles)
    return list(found.values())


def _day(row: dict[str, str]) -> CalendarDay:
    """One line; ValueError says what is wrong with it."""
    day = date.fromisoformat((row["day"] or "").strip())
    if row["is_working"] not in {"0", "1"}:
        message = f"is_working must be 0 or 1, not {row['is_working']!r}"
        raise ValueError(message)
    if not (row["source"] or "").strip():
        message = "every day names its source: a law, an order, a decree"
        raise ValueError(message)
    if too_long := [name for name, most in LONGEST.items() if len(row[name] or "") > most]:
        message = f"too long: {', '.join(too_long)}"
        raise ValueError(message)
    is_working = row["is_working"] == "1"
    return CalendarDay(day=day, is_working=is_working, note=row["note"], source=row["source"])


def years_without_calendar(today: date, known: Mapping[int, Sized] | None = None) -> list[int]:
    """The years whose days of rest must be known by now: this one, from December on the next.

    `known` are the days of years that have been read already.
    """
    asked = [today.year] + ([today.year + 1] if today.month == DECEMBER else [])
    days = known or {}
    return [y for y in asked if len(days[y] if y in days else days_of(y)) < LEAST_DAYS]


def days_of(year: int) -> "models.QuerySet[CalendarDay]":
    """The exceptions of one year, in their order."""
    return CalendarDay.objects.filter(day__year=year).order_by("day")
