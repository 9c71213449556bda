"""Terms against a table typed by hand: the calendars of 2025-2027 with all that moves in them."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from kernel import clock
from kernel.calendar import CalendarDay, load

ALMATY = ZoneInfo("Asia/Almaty")
pytestmark = pytest.mark.django_db

# received on, working days, due on
TERMS = [
    # a plain week
    ("2026-11-23", 1, "2026-11-24"),
    ("2026-11-23", 3, "2026-11-26"),
    ("2026-11-23", 5, "2026-11-30"),
    ("2026-11-23", 15, "2026-12-14"),
    ("2026-11-25", 3, "2026-11-30"),
    ("2026-12-10", 0, "2026-12-10"),
    # over a weekend
    ("2026-11-27", 1, "2026-11-30"),
    ("2026-11-27", 3, "2026-12-02"),
    ("2026-11-28", 1, "2026-11-30"),
    ("2026-11-29", 1, "2026-11-30"),
    ("2026-11-29", 3, "2026-12-02"),
    ("2026-06-05", 15, "2026-06-26"),
    ("2027-02-26", 1, "2027-03-01"),
    # Nauryz: three holidays and two moved days in a row
    ("2025-03-20", 1, "2025-03-26"),
    ("2025-03-19", 3, "2025-03-27"),
    ("2025-03-22", 1, "2025-03-26"),
    ("2026-03-20", 1, "2026-03-26"),
    ("2026-03-20", 3, "2026-03-30"),
    ("2026-03-19", 1, "2026-03-20"),
    ("2026-03-06", 15, "2026-04-02"),
    ("2026-03-06", 1, "2026-03-10"),
    ("2026-03-21", 1, "2026-03-26"),
    ("2026-03-25", 1, "2026-03-26"),
    ("2027-03-19", 1, "2027-03-25"),
    ("2027-03-12", 1, "2027-03-16"),
    ("2027-03-05", 15, "2027-04-02"),
    # May: four holidays in two weeks
    ("2026-04-30", 1, "2026-05-04"),
    ("2026-04-30", 3, "2026-05-06"),
    ("2026-05-06", 1, "2026-05-08"),
    ("2026-05-08", 1, "2026-05-12"),
    ("2026-05-06", 3, "2026-05-13"),
    ("2026-04-24", 15, "2026-05-20"),
    ("2025-04-30", 1, "2025-05-02"),
    ("2025-05-08", 1, "2025-05-12"),
    ("2027-04-30", 1, "2027-05-04"),
    ("2027-05-06", 1, "2027-05-11"),
    ("2027-05-06", 3, "2027-05-13"),
    # Kurban ait, the capital's day, the republic's day
    ("2025-06-05", 1, "2025-06-09"),
    ("2026-05-26", 1, "2026-05-28"),
    ("2025-07-04", 1, "2025-07-08"),
    ("2026-07-03", 1, "2026-07-07"),
    ("2026-10-23", 1, "2026-10-27"),
    ("2025-10-24", 1, "2025-10-28"),
    ("2027-10-22", 1, "2027-10-26"),
    # Constitution Day, and where it was moved to
    ("2025-08-29", 1, "2025-09-02"),
    ("2025-08-29", 15, "2025-09-22"),
    ("2027-03-12", 3, "2027-03-18"),
    # a Sunday that was worked in place of a Friday
    ("2025-01-02", 1, "2025-01-05"),
    ("2025-01-03", 1, "2025-01-05"),
    ("2025-01-04", 1, "2025-01-05"),
    ("2025-01-05", 1, "2025-01-06"),
    ("2024-12-31", 1, "2025-01-05"),
    ("2025-01-04", 3, "2025-01-08"),
    # a Saturday that will be worked (planted below: the order is not announced yet)
    ("2026-12-18", 1, "2026-12-19"),
    ("2026-12-18", 2, "2026-12-21"),
    ("2026-12-19", 1, "2026-12-21"),
    # the end of the year
    ("2025-12-31", 1, "2026-01-05"),
    ("2025-12-31", 3, "2026-01-08"),
    ("2025-12-15", 15, "2026-01-09"),
    ("2025-12-30", 1, "2025-12-31"),
    ("2026-12-31", 1, "2027-01-05"),
    ("2026-12-31", 3, "2027-01-08"),
    ("2026-12-21", 15, "2027-01-14"),
    ("2026-12-15", 1, "2026-12-17"),
    ("2026-12-30", 3, "2027-01-06"),
    ("2027-01-06", 1, "2027-01-08"),
]

# due, stands still from, until, due afterwards
PAUSES = [
    # within one day nothing changes
    ("2026-11-27 18:00", "2026-11-24 10:00", "2026-11-24 16:00", "2026-11-27 18:00"),
    # three working days for three working days
    ("2026-11-27 18:00", "2026-11-24 10:00", "2026-11-27 09:00", "2026-12-02 18:00"),
    # a weekend in between gives back no working day, and takes none
    ("2026-12-02 18:00", "2026-11-27 17:00", "2026-11-30 09:00", "2026-12-03 18:00"),
    # asked on a day of rest, answered on the next one
    ("2026-12-02 18:00", "2026-11-28 12:00", "2026-11-29 12:00", "2026-12-02 18:00"),
    # over Nauryz, over the end of the year
    ("2026-03-20 18:00", "2026-03-19 10:00", "2026-03-22 10:00", "2026-03-26 18:00"),
    ("2026-12-31 18:00", "2026-12-29 10:00", "2027-01-03 10:00", "2027-01-06 18:00"),
    # asked on the last day: the rest of it, of the next one if offices are closed
    ("2026-11-27 18:00", "2026-11-27 10:00", "2026-11-27 17:00", "2026-11-27 18:00"),
    ("2026-11-27 18:00", "2026-11-27 10:00", "2026-11-27 20:00", "2026-11-30 18:00"),
    ("2026-11-27 18:00", "2026-11-27 10:00", "2026-11-29 20:00", "2026-11-30 18:00"),
    # what was late stays as late as it was
    ("2026-11-20 18:00", "2026-11-24 10:00", "2026-11-26 10:00", "2026-11-22 18:00"),
    # a term in plain days is moved by the time itself
    ("2026-12-08 09:30", "2026-11-28 12:00", "2026-11-29 12:00", "2026-12-09 09:30"),
]

# received on, the last day an extension may reach
EXTENSIONS = [
    ("2026-11-24", "2027-01-25"),  # the 24th is a Sunday
    ("2026-12-31", "2027-03-01"),  # February has no 31st, and its 28th is a Sunday
    ("2026-07-31", "2026-09-30"),
    ("2025-12-29", "2026-03-02"),
    ("2026-01-21", "2026-03-26"),  # into Nauryz
    ("2026-11-04", "2027-01-05"),  # into the New Year
    ("2026-10-16", "2026-12-17"),  # Independence Day
]


@pytest.fixture
def calendar():
    load()
    CalendarDay.objects.create(day=date(2026, 12, 19), is_working=True, note="moved Saturday")


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=ALMATY)


def test_the_table_is_long_enough():
    assert len(TERMS) >= 60


@pytest.mark.parametrize(("start", "days", "end"), TERMS)
@pytest.mark.usefixtures("calendar")
def test_a_term_ends_on_the_day_the_table_says(start, days, end):
    assert clock.add_working_days(date.fromisoformat(start), days).isoformat() == end
    span = clock.working_days_between(date.fromisoformat(start), date.fromisoformat(end))
    assert span == days


@pytest.mark.parametrize(("due", "since", "until", "afterwards"), PAUSES)
@pytest.mark.usefixtures("calendar")
def test_a_pause_gives_back_the_working_days_it_took(due, since, until, afterwards):
    subject = SimpleNamespace(due_at=moment(due), paused_at=None)

    clock.follow(subject, "pause", at=moment(since))
    clock.follow(subject, "resume", at=moment(until))

    assert subject.due_at == moment(afterwards)
    assert subject.paused_at is None


@pytest.mark.parametrize(("received", "last"), EXTENSIONS)
@pytest.mark.usefixtures("calendar")
def test_an_extension_reaches_two_months_from_receipt_and_no_day_of_rest(received, last):
    assert clock.due("extension", moment(f"{received} 10:00")) == moment(f"{last} 18:00")


def test_a_month_is_the_same_day_or_the_last():
    assert clock.add_months(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert clock.add_months(date(2026, 11, 25), 14) == date(2028, 1, 25)


@pytest.mark.usefixtures("calendar")
def test_a_day_is_worked_or_not():
    days = {"2026-12-16": False, "2026-12-19": True, "2026-12-20": False, "2026-12-21": True}

    assert {day: clock.is_working_day(date.fromisoformat(day)) for day in days} == days


def test_a_term_in_working_days_ends_with_the_working_day():
    due = clock.due("forward", datetime(2026, 11, 24, 9, 30, tzinfo=ALMATY))

    assert due == datetime(2026, 11, 27, 18, 0, tzinfo=ALMATY)


def test_a_term_in_plain_days_ends_at_the_same_hour():
    due = clock.due("evaluation", datetime(2026, 11, 24, 9, 30, tzinfo=ALMATY))

    assert due == datetime(2026, 12, 8, 9, 30, tzinfo=ALMATY)


def test_without_the_calendar_the_table_is_wrong():
    """The twin: the days of rest come from the rows, not from the code."""
    wrong = [row for row in TERMS if clock.add_working_days(
        date.fromisoformat(row[0]), row[1]).isoformat() != row[2]]  # fmt: skip

    assert len(wrong) > len(TERMS) / 2


def test_a_pause_within_a_pause_began_with_the_first():
    subject = SimpleNamespace(due_at=moment("2026-11-27 18:00"), paused_at=None)
    clock.follow(subject, "pause", at=moment("2026-11-24 10:00"))
    clock.follow(subject, "pause", at=moment("2026-11-25 10:00"))
    clock.follow(subject, "resume", at=moment("2026-11-26 10:00"))

    assert subject.due_at - moment("2026-11-27 18:00") == timedelta(days=4)  # over a weekend


def test_a_clock_refuses_an_order_it_does_not_know():
    with pytest.raises(ValueError, match="no such order"):
        clock.follow(SimpleNamespace(due_at=None), "rewind", at=datetime.now(ALMATY))
