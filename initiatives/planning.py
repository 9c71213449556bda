"""The plan in detail: milestones in their order, what is counted, the budget line by line.

The author writes them with the application; whoever leads keeps them while people and things
gather. The same line sent twice is one line.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from initiatives.models import BudgetLine, Indicator, Initiative, Milestone, Progress
from kernel.models import JournalEntry
from kernel.workflow import Refusal

MOST_MILESTONES = 30
MOST_INDICATORS = 10
MOST_LINES = 50


@transaction.atomic
def add_milestone(initiative: Initiative, *, by: User, **facts: Any) -> Milestone:  # noqa: ANN401 - fields
    """Say what will be done by when. Refuses with not_allowed, milestones_too_many."""
    rows = _locked(initiative, by=by).milestones.all()
    if known := rows.filter(**facts).first():
        return known
    if rows.count() >= MOST_MILESTONES:
        raise Refusal("milestones_too_many", most=MOST_MILESTONES)
    return Milestone.objects.create(initiative=initiative, ordering=rows.next_ordering(), **facts)


@transaction.atomic
def move_milestone(milestone: Milestone, *, by: User, earlier: bool) -> None:
    """Change places with its neighbour; the first and the last stay. Refuses with not_allowed."""
    rows = list(_locked(milestone.initiative, by=by).milestones.all())
    if milestone not in rows:
        return  # somebody has just taken it back
    here = rows.index(milestone)
    there = here - 1 if earlier else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    for place, row in enumerate(rows, start=1):
        row.ordering = place
    Milestone.objects.bulk_update(rows, ["ordering"])


@transaction.atomic
def strike_milestone(milestone: Milestone, *, by: User) -> None:
    """Take a milestone back. Refuses with not_allowed, milestone_begun, line_was_reported."""
    _unreported(milestone, by=by)
    milestone.refresh_from_db(fields=["progress"])
    if milestone.progress != Progress.AHEAD:
        raise Refusal("milestone_begun")
    milestone.delete()


@transaction.atomic
def mark_milestone(
    milestone: Milestone, *, by: User, progress: str, on: date | None = None
) -> Milestone:
    """Say how far it has come, and since which day; the same said twice is said once.

    Refuses with not_allowed, progress_unknown, reached_on_missing, reached_on_ahead.
    """
    initiative = _locked(milestone.initiative, by=by, may="mark_progress")
    milestone = Milestone.objects.get(pk=milestone.pk)
    if progress not in Progress.values:
        raise Refusal("progress_unknown")
    day = None if progress == Progress.AHEAD else _checked(on)
    if (milestone.progress, milestone.reached_on) != (progress, day):
        milestone.progress, milestone.reached_on = progress, day
        milestone.save(update_fields=["progress", "reached_on", "updated_at"])
        facts = {"milestone": milestone.pk, "progress": progress, "on": str(day or "")}
        JournalEntry.objects.note_down(initiative, verb="milestone", actor=by, **facts)
    return milestone


def _checked(day: date | None) -> date:
    """A day that has come."""
    if day is None:
        raise Refusal("reached_on_missing")
    if day > timezone.localdate():
        raise Refusal("reached_on_ahead")
    return day


@transaction.atomic
def add_indicator(initiative: Initiative, *, by: User, **facts: Any) -> Indicator:  # noqa: ANN401 - fields
    """Say what will be counted. Refuses with not_allowed, planned_missing, indicators_too_many."""
    rows = _locked(initiative, by=by).indicators.all()
    if facts.get("planned", -1) < 0:
        raise Refusal("planned_missing")
    if known := rows.filter(**facts).first():
        return known
    if rows.count() >= MOST_INDICATORS:
        raise Refusal("indicators_too_many", most=MOST_INDICATORS)
    return Indicator.objects.create(initiative=initiative, **facts)


@transaction.atomic
def strike_indicator(indicator: Indicator, *, by: User) -> None:
    """Count it no more. Refuses with not_allowed, line_was_reported."""
    _unreported(indicator, by=by)
    indicator.delete()


@transaction.atomic
def add_budget_line(initiative: Initiative, *, by: User, **facts: Any) -> BudgetLine:  # noqa: ANN401 - fields
    """Say what something costs. Refuses with not_allowed, amount_missing, budget_too_long, …."""
    rows = _locked(initiative, by=by).budget_lines.all()
    if facts.get("amount_tiyn", 0) < 1:
        raise Refusal("amount_missing")
    if facts.get("source") not in BudgetLine.Source.values:
        raise Refusal("source_unknown")
    if known := rows.filter(**facts).first():
        return known
    if rows.count() >= MOST_LINES:
        raise Refusal("budget_too_long", most=MOST_LINES)
    return BudgetLine.objects.create(initiative=initiative, **facts)


@transaction.atomic
def strike_budget_line(line: BudgetLine, *, by: User) -> None:
    """Take a budget line back. Refuses with not_allowed, line_has_expenses."""
    _locked(line.initiative, by=by)
    if line.expenses.exists():
        raise Refusal("line_has_expenses")
    line.delete()


def _unreported(line: Milestone | Indicator, *, by: User) -> None:
    """A second try keeps what the first one was measured by."""
    _locked(line.initiative, by=by)
    if line.outcomes.exists():
        raise Refusal("line_was_reported")


def _locked(initiative: Initiative, *, by: User, may: str = "keep_plan") -> Initiative:
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if not by.has_perm(f"initiatives.{may}", initiative):
        raise Refusal("not_allowed")
    return initiative
