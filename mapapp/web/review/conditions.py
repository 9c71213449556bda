"""What each answer of the desk's filter asks of each table; queue, map and list read no other."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from community.models import Support
from initiatives.models import EvidencePhoto, ProblemPhoto
from initiatives.models.about import THINGS
from initiatives.stages import ProblemStage, Stage
from kernel.models import DUE_SOON

NOTHING = Q(pk__in=[])
FRESH = (ProblemStage.CONFIRMED.value, Stage.SUBMITTED.value)
WORDS_IN = {"problem": ("text", "number"), "initiative": ("title", "summary", "number")}
NOBODY = "nobody"
MOST_WORDS = 6
A_WEEK = timedelta(days=7)
Condition = Callable[[str, Any], Q]


def states() -> dict[str, Q]:
    """The questions about the term; the first five are counted at the top of the desk."""
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    running = Q(paused_at=None)
    return {
        "new": Q(stage__in=FRESH),
        "today": running & Q(due_at__range=(now, midnight)),
        "overdue": running & Q(due_at__lt=now),
        "waiting": Q(stage=Stage.NEEDS_INFORMATION),
        "doubted": Q(stage=ProblemStage.REOPEN_REQUESTED),
        "soon": running & Q(due_at__range=(now, now + DUE_SOON)),
        "week": running & Q(due_at__range=(now, now + A_WEEK)),
        "none": Q(due_at=None),
    }


def condition(kind: str, asked: dict[str, Any]) -> Q:
    """All answers together, for one of the two tables."""
    found = Q()
    for name, answer in asked.items():
        found &= CONDITIONS[name](kind, answer)
    return found


def supporters_of(kind: str) -> QuerySet[Support]:
    """The confirmed "me too" of the thing outside, for a sub-query."""
    model = ContentType.objects.get_for_model(THINGS[kind])
    return Support.objects.confirmed().filter(subject_type=model, subject_id=OuterRef("pk"))


def how_many(rows: QuerySet, key: str) -> Coalesce:
    """How many rows of a sub-query belong to the thing outside."""
    counted = rows.order_by().values(key).annotate(all=Count("pk")).values("all")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def photos_of(kind: str) -> QuerySet:
    """The photos of the thing outside, for a sub-query."""
    if kind == "problem":
        return ProblemPhoto.objects.filter(problem=OuterRef("pk"))
    return EvidencePhoto.objects.filter(initiative=OuterRef("pk"))


def _words(kind: str, answer: str) -> Q:
    """Every word stands somewhere in it."""
    found = Q()
    for word in answer.split()[:MOST_WORDS]:
        here = Q()
        for column in WORDS_IN[kind]:
            here |= Q(**{f"{column}__icontains": word})
        found &= here
    return found


def _category(kind: str, answer: str) -> Q:
    return Q(category__code=answer) if kind == "problem" else NOTHING


def _district(_kind: str, answer: str) -> Q:
    return Q(region__path__startswith=answer)


def _morning(day: Any) -> datetime:  # noqa: ANN401 - a date
    return timezone.make_aware(datetime.combine(day, time.min))


def _hands(_kind: str, whose: str | int) -> Q:
    """Assigned to this person, or to nobody at all."""
    if whose == NOBODY:
        return Q(assigned_to=None, assigned_office=None)
    return Q(assigned_to=whose)


CONDITIONS: dict[str, Condition] = {
    "q": _words,
    "kind": lambda kind, answer: Q() if kind == answer else NOTHING,
    "state": lambda _kind, answer: states()[answer],
    "stage": lambda _kind, answer: Q(stage=answer),
    "district": _district,
    "category": _category,
    "hands": _hands,
    "due_from": lambda _kind, day: Q(due_at__gte=_morning(day)),
    "due_until": lambda _kind, day: Q(due_at__lt=_morning(day + timedelta(days=1))),
    "photos": lambda kind, _answer: Q(Exists(photos_of(kind))),
    "supporters": lambda kind, least: Q(
        GreaterThanOrEqual(how_many(supporters_of(kind), "subject_id"), least)
    ),
}
