"""The five counters over the desk; each is a link to what it counts."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from mapapp.web.review.forms import COUNTED

URGENT = {"overdue"}


@dataclass(frozen=True, slots=True)
class Counter:
    """One number with its word and its address."""

    label: str
    count: int
    href: str
    is_current: bool
    is_urgent: bool


def counters(totals: dict[str, int], asked: dict[str, str]) -> list[Counter]:
    """New, due today, overdue, waiting, doubted; pressed again, a counter opens the whole desk."""
    return [_counter(name, str(label), totals, asked) for name, label in COUNTED]


def _counter(name: str, label: str, totals: dict[str, int], asked: dict[str, str]) -> Counter:
    is_current = asked.get("state") == name
    rest = {key: value for key, value in asked.items() if key != "state"}
    query = rest if is_current else rest | {"state": name}
    return Counter(
        label=label,
        count=totals[name],
        href=f"{reverse('review:desk')}?{urlencode(query)}",
        is_current=is_current,
        is_urgent=name in URGENT and totals[name] > 0,
    )
