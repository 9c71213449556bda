"""Which office answers, and why: the first exception that fits, else sphere and territory.

Without an exception it goes from the smallest unit upwards: a department of that sphere first,
then the akimat's official. One report asks two questions of the database, whatever the depth;
the tester asks for thousands at once and decides by the very same `decide`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import Office
from accounts.roles import OfficeKind
from geo.models import Region
from initiatives.models.routing_rule import RoutingRule
from initiatives.routing_fit import Told, first_fitting
from initiatives.taxonomy import Direction, ProblemCategory

OFFICIALS = (OfficeKind.OFFICIAL_DISTRICT, OfficeKind.OFFICIAL_REGION)
ANSWERING = (*OFFICIALS, OfficeKind.DEPARTMENT)
BY_RULE = "rule:"
Word = ProblemCategory | Direction | None


@dataclass(frozen=True, slots=True)
class Routed:
    """An office and the code of the reason.

    `department`, `territory`, `above`, `nobody`, or `rule:<key>` where an exception decided.
    """

    office: Office | None
    why: str


@dataclass(frozen=True, slots=True)
class Ways:
    """Everything that can decide: the exceptions in their order, the offices of each unit."""

    rules: tuple[RoutingRule, ...]
    offices: Mapping[str, list[Office]]


def office_for(
    word: Word,
    region: Region | None,
    *,
    place: Any = None,  # noqa: ANN401 - the exact point, if there is one
    at: datetime | None = None,
    answers: Mapping[str, Any] | None = None,
) -> Routed:
    """Who answers for this kind of thing in this place, told of at this moment (now)."""
    if region is None:
        return Routed(None, "nobody")
    told = told_of(word, region, at=at or timezone.now(), answers=answers)
    here = RoutingRule.objects.at_work().over(region.codes).around(place)
    rules = tuple(here.select_related("office__region", "region"))
    ways = Ways(rules, by_unit(Office.objects.filter(region__kato__in=region.codes)))
    return decide(told, ways, around={rule.pk for rule in rules})


def told_of(
    word: Word,
    region: Region,
    *,
    at: datetime | None = None,
    answers: Mapping[str, Any] | None = None,
) -> Told:
    """A report as routing sees it."""
    is_category = isinstance(word, ProblemCategory)
    direction = word.direction if isinstance(word, ProblemCategory) else word
    return Told(
        codes=tuple(region.codes),
        category=word.pk if word and is_category else None,
        direction=direction.pk if direction else None,
        sphere=direction.code if direction else "",
        at=timezone.localtime(at) if at else None,
        answers=answers or {},
    )


def decide(told: Told, ways: Ways, *, around: Collection[int]) -> Routed:
    """The one decision, for a report that is sent, tested or only counted with."""
    if rule := first_fitting(ways.rules, told, around=around):
        return Routed(rule.office, f"{BY_RULE}{rule.pk}")
    for code in reversed(told.codes):
        offices = ways.offices.get(code, [])
        if department := _department(offices, told.sphere):
            return Routed(department, "department")
        if official := next((o for o in offices if o.kind in OFFICIALS), None):
            return Routed(official, "territory" if code == told.codes[-1] else "above")
    return Routed(None, "nobody")


def answers_of(problem: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a problem
    """What was answered to the questions of its category, where any were asked."""
    return problem.sheet_answers or {}


def by_unit(offices: Any) -> dict[str, list[Office]]:  # noqa: ANN401 - a QuerySet of offices
    """The offices that may answer, by the code of their unit, the oldest first."""
    found: dict[str, list[Office]] = {}
    for office in offices.open().of_kind(*ANSWERING).select_related("region").order_by("pk"):
        found.setdefault(office.region.kato, []).append(office)
    return found


def upwards(region: Region) -> list[Region]:
    """The region itself, then what holds it, up to the country."""
    above = sorted(Region.objects.above(region), key=lambda unit: -unit.level)
    return [region, *(unit for unit in above if unit != region)]


def _department(offices: Iterable[Office], sphere: str) -> Office | None:
    """The department of exactly this sphere, if the unit has one."""
    departments = (o for o in offices if o.kind == OfficeKind.DEPARTMENT)
    return next((o for o in departments if sphere and sphere in o.direction_codes), None)
