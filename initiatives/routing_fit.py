"""Whether an exception fits a report: word, territory, season, weekday, hour, answer. Pure.

Where a drawn area lies is the database's to say; it is asked before, for one report or for a
thousand, with the same question.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

Rule = Any  # an `initiatives.RoutingRule`, kept or not yet
Office = Any  # an `accounts.Office` with its region


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What routing needs to know of a report; `codes` are the units that hold it, smallest last.

    `at` is local time. Without a moment only rules without a season, weekdays and hours fit.
    """

    codes: tuple[str, ...]
    category: int | None = None
    direction: int | None = None
    sphere: str = ""  # the code of the direction, as departments name it
    at: datetime | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)


def first_fitting(rules: Iterable[Rule], told: Told, *, around: Collection[int]) -> Rule | None:
    """The first of the rules that fits; `around` are the keys of those whose area holds it."""
    return next((rule for rule in rules if fits(rule, told, around=around)), None)


def fits(rule: Rule, told: Told, *, around: Collection[int]) -> bool:
    """Every condition of the rule holds."""
    return (
        rule.region.kato in told.codes
        and rule.category_id in {None, told.category}
        and rule.direction_id in {None, told.direction}
        and (rule.area is None or rule.pk in around)
        and (not has_a_time(rule) or (told.at is not None and is_in_time(rule, told.at)))
        and (not rule.question or is_answered(told.answers.get(rule.question), rule.answer))
    )


def has_a_time(rule: Rule) -> bool:
    """It does not hold always."""
    return bool(rule.season_from or rule.weekdays or rule.hour_from)


def is_conditional(rule: Rule) -> bool:
    """It may leave some report of its word and territory to others."""
    return bool(has_a_time(rule) or rule.question or rule.area is not None)


def is_in_time(rule: Rule, at: datetime) -> bool:
    """The season, the day of the week and the hour are right."""
    return (
        is_in_season(rule.season_from, rule.season_until, f"{at:%m-%d}")
        and (not rule.weekdays or at.isoweekday() in rule.weekdays)
        and is_in_hours(rule.hour_from, rule.hour_until, at.time())
    )


def is_in_season(first: str, last: str, day: str) -> bool:
    """Both ends belong to it; a season may lie over the New Year."""
    if not first:
        return True
    return first <= day <= last if first <= last else day >= first or day <= last


def is_in_hours(first: time | None, last: time | None, now: time) -> bool:
    """The last moment does not belong to them; hours may lie over midnight."""
    if first is None or last is None:
        return True
    return first <= now < last if first < last else now >= first or now < last


def is_answered(given: Any, wanted: str) -> bool:  # noqa: ANN401 - whatever a question keeps
    """The answer is the wanted one, or it is among several chosen."""
    several = given if isinstance(given, list | tuple) else [given]
    return any(one is not None and _plain(one) == wanted.casefold() for one in several)


def _plain(answer: Any) -> str:  # noqa: ANN401 - text, a number, yes or no
    words = {True: "yes", False: "no"}
    return str(words[answer] if isinstance(answer, bool) else answer).strip().casefold()
