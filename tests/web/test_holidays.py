"""A day of rest is named in the reader's language, whatever the calendar is kept in."""

import csv
from datetime import date

import pytest
from django.conf import settings
from django.utils import translation

from kernel.calendar import CalendarDay
from mapapp.web.pages.holidays import MOVED, NAMES, named


def a_day(note):
    return CalendarDay(day=date(2026, 1, 1), is_working=False, note=note)


@pytest.mark.parametrize(
    ("language", "why"),
    [("kk", "Жаңа жыл, ауыстырылған"), ("ru", "Новый год, перенос"), ("en", "New Year, moved")],
)
def test_a_moved_day_is_said_in_three_languages(language, why):
    with translation.override(language):
        day = named(a_day("Жаңа жыл" + MOVED))

    assert (day.why, day.language) == (why, "")


def test_a_day_without_a_name_of_ours_keeps_its_words_and_says_their_language():
    day = named(a_day("Ауыл күні"))

    assert (day.why, day.language) == ("Ауыл күні", "kk")


def test_every_holiday_of_our_calendar_has_a_name():
    file = settings.BASE_DIR / "fixtures" / "reference" / "calendar.csv"
    with file.open(encoding="utf-8") as lines:
        notes = {row["note"].removesuffix(MOVED) for row in csv.DictReader(lines)}

    without = {note for note in notes if note not in NAMES}
    assert all(any(sign.isdigit() for sign in note) for note in without)  # days moved by decree
