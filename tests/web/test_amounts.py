"""Numbers of things: in the reader's format, exact, and shares that are never rounded up."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from mapapp.templatetags.amounts import amount
from mapapp.web.initiatives.reported import IndicatorRow, MilestoneRow

numbers = st.decimals(0, 10**10, places=2, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Decimal("12.50"), "kg", "12.5 kg"),
        (7.0, "", "7"),
        (1_234_567, "pcs", "1,234,567 pcs"),
        (Decimal("0.00"), "m", "0 m"),
        (100, "", "100"),
        (None, "kg", ""),
    ],
)
def test_an_amount_has_decimals_only_where_there_are_any(value, unit, words):
    with translation.override("en"):
        assert amount(value, unit) == words


@given(value=numbers)
def test_no_amount_is_changed_by_writing_it(value):
    with translation.override("en"):
        assert Decimal(amount(value).replace(",", "")) == value


@given(planned=numbers, measured=numbers)
def test_a_share_of_the_plan_is_never_rounded_up(planned, measured):
    share = IndicatorRow("Lamps", "", planned, measured).share

    if not planned:
        assert share is None
    else:
        assert share <= measured * 100 / planned < share + 1


@pytest.mark.parametrize(("day", "words"), [(4, "on time"), (5, "on time"), (6, "1 day late")])
def test_a_milestone_is_late_from_the_day_after_the_planned_one(day, words):
    row = MilestoneRow("Lamps", date(2026, 5, 5), "", "done", date(2026, 5, day))

    with translation.override("en"):
        assert row.punctuality == words
