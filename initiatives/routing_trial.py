"""What an exception would change: past reports, decided without it and with it.

The decision is `routing.decide`, the very one of a new report, and the areas are asked of the
database in the same words; so what the tester shows is what will be applied.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from accounts.models import Office
from geo.models import Region
from initiatives.models import Problem, RoutingRule
from initiatives.routing import Routed, Ways, answers_of, by_unit, decide, told_of
from initiatives.stages import ProblemStage

DAYS, MOST_REPORTS = 90, 5000
LAST = float("inf")


@dataclass(frozen=True, slots=True)
class Change:
    """One past report that would have gone elsewhere."""

    problem: Problem
    before: Routed
    after: Routed


@dataclass(frozen=True, slots=True)
class Trial:
    """What was looked at and what would change, the newest report first."""

    days: int
    looked_at: int
    changes: list[Change]

    @property
    def ways(self) -> list[tuple[Office | None, Office | None, int]]:
        """From which office to which, and how many reports; the most first."""
        found: dict[tuple[int, int], list[Change]] = {}
        for change in self.changes:
            pair = tuple(getattr(r.office, "pk", 0) for r in (change.before, change.after))
            found.setdefault(pair, []).append(change)
        counted = sorted(found.values(), key=lambda those: -len(those))
        return [(those[0].before.office, those[0].after.office, len(those)) for those in counted]


def try_rule(rule: RoutingRule, *, days: int = DAYS) -> Trial:
    """Decide the reports of the last days twice; the rule may be kept already, or not yet."""
    changes, looked_at = [], 0
    for problem, before, after in decisions(rule, days=days):
        looked_at += 1
        if before.office != after.office:
            changes.append(Change(problem, before, after))
    return Trial(days, looked_at, changes)


def decisions(rule: RoutingRule, *, days: int) -> Iterator[tuple[Problem, Routed, Routed]]:
    """Each past report of the territory, as it would go today and with the rule."""
    lands = _lands(rule)
    now, then = _ways(rule, lands)
    for problem in _reports(rule, lands, days=days):
        told = told_of(
            problem.category, problem.region, at=problem.created_at, answers=answers_of(problem)
        )
        kept = set(problem.around)
        with_rule = (kept - {rule.pk}) | ({rule.pk} if problem.is_in_the_area else set())
        yield problem, decide(told, now, around=kept), decide(told, then, around=with_rule)


def _lands(rule: RoutingRule) -> list[Region]:
    """The territory of the rule; of a kept one, also the territory it had."""
    had = RoutingRule.objects.filter(pk=rule.pk).select_related("region").first()
    return [rule.region] + ([had.region] if had and had.region_id != rule.region_id else [])


def _inside(lands: list[Region], prefix: str = "") -> Q:
    found = Q(pk__in=[])
    for land in lands:
        found |= Q(**{f"{prefix}path__startswith": land.path})
    return found


def _ways(rule: RoutingRule, lands: list[Region]) -> tuple[Ways, Ways]:
    """Everything that decides now, and the same with the rule in its place."""
    above = Q(region__kato__in={code for land in lands for code in land.codes})
    here = _inside(lands, "region__") | above
    rules = RoutingRule.objects.at_work().filter(here).select_related("office__region", "region")
    now = Ways(tuple(rules), by_unit(Office.objects.filter(here)))
    others = [one for one in now.rules if one.pk != rule.pk]
    whole = [*others, rule] if rule.is_active else others
    whole.sort(key=lambda one: (one.order, one.pk or LAST))
    return now, replace(now, rules=tuple(whole))


def _reports(rule: RoutingRule, lands: list[Region], *, days: int) -> QuerySet[Problem]:
    """Sent reports with the keys of the kept rules whose area holds them."""
    since = timezone.now() - timedelta(days=days)
    sent = Problem.objects.filter(_inside(lands, "region__"), created_at__gte=since)
    drawn = RoutingRule.objects.filter(area__covers=OuterRef("location"))
    is_in = _is_in(rule.area) if rule.area else Value(value=False)
    marked = sent.exclude(stage=ProblemStage.REPORTED).annotate(
        around=ArraySubquery(drawn.values("pk")),
        is_in_the_area=is_in,
    )
    return marked.select_related("category__direction", "region").order_by("-pk")[:MOST_REPORTS]


def _is_in(area: Any) -> Exists:  # noqa: ANN401 - a drawn area
    return Exists(Problem.objects.filter(pk=OuterRef("pk"), location__coveredby=area))
