"""The plan in detail: milestones in their order, and the budget line by line.

The author writes both with the application; whoever leads keeps them while people and things
gather. The same line sent twice is one line.
"""

from typing import Any

from django.db import transaction

from accounts.models import User
from initiatives.models import BudgetLine, Initiative, Milestone
from kernel.workflow import Refusal

MOST_MILESTONES = 30
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
    """Take a milestone back. Refuses with not_allowed."""
    _locked(milestone.initiative, by=by)
    milestone.delete()


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
    """Take a budget line back. Refuses with not_allowed."""
    _locked(line.initiative, by=by)
    line.delete()


def _locked(initiative: Initiative, *, by: User) -> Initiative:
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if not by.has_perm("initiatives.keep_plan", initiative):
        raise Refusal("not_allowed")
    return initiative
