"""The desk's one queue: problems and initiatives together, the most urgent first.

The database orders and cuts the two tables as one list; a page then reads its own rows, so the
number of queries does not know how long the desk is.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from initiatives.models import Initiative, Problem
from mapapp.web.review.conditions import states
from mapapp.web.review.forms import DeskForm
from mapapp.web.review.rows import Line, Row, rows_of

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
OWED = "owed"
Tables = dict[str, QuerySet]


def tables(user: Any) -> Tables:  # noqa: ANN401 - a user
    """Everything on this person's desk, unordered."""
    return {
        "problem": Problem.objects.on_the_desk_of(user).order_by(),
        "initiative": Initiative.objects.on_the_desk_of(user).order_by(),
    }


def counted(desk: Tables, chosen: dict[str, Q], *, owed: QuerySet) -> dict[str, int]:
    """The counters, how many pass the filter, what supporters are owed: all in one query."""
    first, *rest = (_counts(kind, rows, chosen[kind]) for kind, rows in desk.items())
    totals = dict.fromkeys(["chosen", *states()], 0)
    beside = {"owed": 0, "owed_late": 0}
    for kind, *found in first.union(*rest, _counts(OWED, owed, Q()), all=True):
        here = dict(zip(totals, found, strict=True))
        if kind == OWED:
            beside = {"owed": here["chosen"], "owed_late": here["overdue"]}
        else:
            totals = {name: totals[name] + count for name, count in here.items()}
    return totals | beside


def _counts(kind: str, rows: QuerySet, chosen: Q) -> QuerySet:
    asked = {name: Count("pk", filter=state) for name, state in states().items()}
    by_kind = rows.annotate(kind=Value(kind)).values("kind")
    counts = by_kind.annotate(chosen=Count("pk", filter=chosen), **asked)
    return counts.values_list("kind", "chosen", *asked)


def in_order(desk: Tables, chosen: dict[str, Q]) -> QuerySet:
    """The lines of both tables that pass the filter, the most urgent first."""
    lines = [_lines(kind, rows.filter(chosen[kind])) for kind, rows in desk.items()]
    return lines[0].union(*lines[1:], all=True).order_by("due", "stage_since", "pk")


def page_of(desk: Tables, form: DeskForm, *, count: int, number: Any) -> Page:  # noqa: ANN401 - what stood in the address
    """One page of the queue, as rows ready to draw."""
    paginator = Paginator(in_order(desk, form.chosen), form.a_page)
    paginator.count = count  # known already; the union need not be counted again
    page = paginator.get_page(number)
    page.object_list = _rows(page.object_list)
    return page


def first_of(desk: Tables, chosen: dict[str, Q], *, most: int) -> list[Row]:
    """The most urgent of a filter, at most so many."""
    return _rows(in_order(desk, chosen)[:most])


def whole(desk: Tables, chosen: dict[str, Q]) -> list[Line]:
    """Every line of a filter in its order, to be read in parts; what moves meanwhile stays put."""
    return _places(in_order(desk, chosen))


def _lines(kind: str, rows: QuerySet) -> QuerySet:
    due = Coalesce("due_at", Value(NEVER))
    return rows.annotate(kind=Value(kind), due=due).values_list("kind", "pk", "due", "stage_since")


def _places(found: Iterable[tuple]) -> list[Line]:
    return [Line(kind, pk) for kind, pk, _due, _since in found]


def _rows(found: Iterable[tuple]) -> list[Row]:
    return rows_of(_places(found))
