from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from kernel import clock
from kernel.calendar import CalendarDay

ALMATY = ZoneInfo("Asia/Almaty")
pytestmark = pytest.mark.django_db


@pytest.fixture
def december_holidays():
    CalendarDay.objects.create(day=date(2026, 12, 16), is_working=False, note="Independence Day")
    CalendarDay.objects.create(day=date(2026, 12, 19), is_working=True, note="moved Saturday")


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 12, 15), 1, date(2026, 12, 17)),
        (date(2026, 12, 18), 1, date(2026, 12, 19)),
        (date(2026, 12, 18), 2, date(2026, 12, 21)),
        (date(2026, 11, 24), 15, date(2026, 12, 15)),
        (date(2026, 12, 10), 0, date(2026, 12, 10)),
    ],
)
@pytest.mark.usefixtures("december_holidays")
def test_working_days_skip_weekends_and_holidays_and_count_moved_saturdays(start, days, end):
    assert clock.add_working_days(start, days) == end


def test_a_term_in_working_days_ends_with_the_working_day():
    due = clock.due("forward", datetime(2026, 11, 24, 9, 30, tzinfo=ALMATY))

    assert due == datetime(2026, 11, 27, 18, 0, tzinfo=ALMATY)


def test_a_term_in_plain_days_ends_at_the_same_hour():
    due = clock.due("evaluation", datetime(2026, 11, 24, 9, 30, tzinfo=ALMATY))

    assert due == datetime(2026, 12, 8, 9, 30, tzinfo=ALMATY)


def test_a_pause_gives_back_exactly_the_time_it_took():
    subject = SimpleNamespace(due_at=None, paused_at=None)
    clock.follow(subject, "start:forward", at=datetime(2026, 11, 24, 10, 0, tzinfo=ALMATY))
    due = subject.due_at

    clock.follow(subject, "pause", at=datetime(2026, 11, 25, 10, 0, tzinfo=ALMATY))
    clock.follow(subject, "resume", at=datetime(2026, 11, 27, 10, 0, tzinfo=ALMATY))

    assert subject.due_at - due == timedelta(days=2)
    assert subject.paused_at is None


def test_a_clock_refuses_an_order_it_does_not_know():
    with pytest.raises(ValueError, match="no such order"):
        clock.follow(SimpleNamespace(due_at=None), "rewind", at=datetime.now(ALMATY))
