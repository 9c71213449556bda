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
from django.utils import timezone

from initiatives.models import Initiative, Problem
from initiatives.stages import ProblemStage, Stage
from mapapp.web.review.rows import Line, Row, rows_of

A_PAGE = 50
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
FRESH = (ProblemStage.CONFIRMED.value, Stage.SUBMITTED.value)
Tables = dict[str, QuerySet]


def states() -> dict[str, Q]:
    """The four questions at the top of the desk."""
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    running = Q(paused_at=None)
    return {
        "new": Q(stage__in=FRESH),
        "today": running & Q(due_at__range=(now, midnight)),
        "overdue": running & Q(due_at__lt=now),
        "waiting": Q(stage=Stage.NEEDS_INFORMATION),
    }


def tables(user: Any) -> Tables:  # noqa: ANN401 - a user
    """Everything on this person's desk, unordered."""
    return {
        "problem": Problem.objects.on_the_desk_of(user).order_by(),
        "initiative": Initiative.objects.on_the_desk_of(user).order_by(),
    }


def counted(desk: Tables, chosen: dict[str, Q]) -> dict[str, int]:
    """The counters and how many pass the filter, of both tables in one query."""
    first, *rest = (_counts(kind, rows, chosen[kind]) for kind, rows in desk.items())
    totals = dict.fromkeys(["chosen", *states()], 0)
    for _kind, *found in first.union(*rest, all=True):
        totals = {name: totals[name] + count for name, count in zip(totals, found, strict=True)}
    return totals


def _counts(kind: str, rows: QuerySet, chosen: Q) -> QuerySet:
    asked = {name: Count("pk", filter=state) for name, state in states().items()}
    by_kind = rows.annotate(kind=Value(kind)).values("kind")
    counts = by_kind.annotate(chosen=Count("pk", filter=chosen), **asked)
    return counts.values_list("kind", "chosen", *asked)


def page_of(desk: Tables, chosen: dict[str, Q], *, count: int, number: Any) -> Page:  # noqa: ANN401 - what stood in the address
    """One page of the queue, as rows ready to draw."""
    lines = [_lines(kind, rows.filter(chosen[kind])) for kind, rows in desk.items()]
    together = lines[0].union(*lines[1:], all=True).order_by("due", "stage_since", "pk")
    paginator = Paginator(together, A_PAGE)
    paginator.count = count  # known already; the union need not be counted again
    page = paginator.get_page(number)
    page.object_list = _rows(page.object_list, desk)
    return page


def _lines(kind: str, rows: QuerySet) -> QuerySet:
    due = Coalesce("due_at", Value(NEVER))
    return rows.annotate(kind=Value(kind), due=due).values_list("kind", "pk", "due", "stage_since")


def _rows(found: Iterable[tuple], desk: Tables) -> list[Row]:
    lines = [Line(kind, pk) for kind, pk, _due, _since in found]
    return rows_of(lines, desk)
