"""What is asked of a closing report about what was given."""

from typing import Any

from initiatives.closing_report import being_written
from initiatives.models import Initiative
from resources.given import money_given_to

Given = dict[str, Any]


def money_is_accounted_for(initiative: Initiative, _given: Given) -> str | None:
    """All money that was given is spent, or the report says where the rest is."""
    amount, report = money_given_to(initiative), being_written(initiative)
    if not amount or report is None or report.spent_tiyn == amount:
        return None
    is_told = report.spent_tiyn is not None and bool(report.money_words)
    return None if is_told else "money_unaccounted"
