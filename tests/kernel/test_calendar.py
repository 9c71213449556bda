"""The calendar of a year comes from a file, whole or not at all; what is absent is noticed."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kernel.calendar import (
    CalendarDay,
    Unreadable,
    days_of,
    load,
    load_days,
    years_without_calendar,
)

pytestmark = pytest.mark.django_db
HEAD = "day,is_working,note,source\n"
GOOD = HEAD + "2028-01-03,0,Moved,order 1\n2028-01-08,1,Worked Saturday,order 1\n"
YEARS = (2025, 2026, 2027)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "calendar-2028.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_the_committed_calendar_is_whole_and_every_day_names_its_source():
    load()

    assert years_without_calendar(date(2026, 12, 31)) == []
    assert [len(days_of(year)) >= 18 for year in YEARS] == [True] * 3
    assert not CalendarDay.objects.filter(source="").exists()


def test_a_holiday_on_a_weekend_gives_a_working_day_back():
    """Kurban ait and Christmas give none (Labour Code, Art. 84-85)."""
    load()
    for year in YEARS:
        rest = set(days_of(year).filter(is_working=False).values_list("day", flat=True))
        moved = days_of(year).filter(note__contains="ауыстыр", is_working=False)
        on_weekends = [d for d in rest if d.weekday() >= 5 and (d.month, d.day) != (5, 16)]
        assert moved.exclude(day="2025-01-03").count() == len(on_weekends), year


def test_a_file_of_the_next_year_is_loaded_and_safe_to_repeat(file, capsys):
    call_command("load_calendar", file)
    call_command("load_calendar", file)

    said = capsys.readouterr().out.splitlines()
    assert said == [
        "2 days of 2028 loaded: 2 new, 0 changed",
        "2 days of 2028 loaded: 0 new, 0 changed",
    ]
    assert list(days_of(2028).values_list("is_working", flat=True)) == [False, True]


def test_a_dry_run_keeps_nothing(file, capsys):
    call_command("load_calendar", file, "--dry-run")

    assert "would be loaded: 2 new" in capsys.readouterr().out
    assert not days_of(2028).exists()


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("2028-02-30,0,x,order", "line 2: "),
        ("2028-02-03,yes,x,order", "must be 0 or 1"),
        ("2028-02-03,0,x,", "names its source"),
        ("2028-02-03,0," + "x" * 121 + ",order", "too long: note"),
        ("2028-02-03,0,x,order\n2028-02-03,1,x,order", "line 3: 2028-02-03 stands twice"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_loaded(line, trouble):
    with pytest.raises(Unreadable) as refused:
        load_days(StringIO(f"{HEAD}{line}\n2028-03-01,0,x,order\n"))

    assert trouble in str(refused.value)
    assert not CalendarDay.objects.exists()


def test_a_file_without_the_columns_or_without_itself_is_a_clear_answer(tmp_path):
    (tmp_path / "other.csv").write_text("date;name\n", encoding="utf-8")

    with pytest.raises(CommandError, match="absent: day, is_working"):
        call_command("load_calendar", tmp_path / "other.csv")
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_calendar", tmp_path / "none.csv")


def test_a_year_without_calendar_is_noticed_from_december_on():
    load()

    assert years_without_calendar(date(2027, 11, 30)) == []
    assert years_without_calendar(date(2027, 12, 1)) == [2028]
    assert years_without_calendar(date(2028, 1, 10)) == [2028]
