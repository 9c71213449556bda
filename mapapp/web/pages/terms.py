"""The terms as everybody may read them: how long, what it means, from where, checked when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from kernel.calendar import days_of, years_without_calendar
from mapapp.web.pages.holidays import Day, named

CODE = "https://adilet.zan.kz/rus/docs/K2000000350"

# in the order of a life: what it is called, and what it means
MEANINGS: dict[str, tuple[Any, Any]] = {
    "take_up": (
        gettext_lazy("Taking up"),
        gettext_lazy("An official opens what has arrived, from the day after it came."),
    ),
    "forward": (
        gettext_lazy("Passing on"),
        gettext_lazy(
            "An office that is not the right one passes it on, with a reason the author reads. "
            "Later only the office above may do it. At the other office the clock starts again."
        ),
    ),
    "review": (
        gettext_lazy("The answer"),
        gettext_lazy(
            "From the day it reached the office, not from the day it was opened. "
            "The clock stands still while the author is asked something."
        ),
    ),
    "extension": (
        gettext_lazy("More time, once"),
        gettext_lazy(
            "Counted from receipt, all in all. The office says why in Kazakh and in Russian; "
            "the author and those who follow are told at once."
        ),
    ),
    "supported_answer": (
        gettext_lazy("The answer to supporters"),
        gettext_lazy(
            "Enough people support an initiative: the akimat says in Kazakh and in Russian what "
            "it will do. How many are enough stands on the page of each initiative."
        ),
    ),
    "body": (
        gettext_lazy("A state body that is asked"),
        gettext_lazy("The body answers the office in public, or by the day the office named."),
    ),
    "answer": (
        gettext_lazy("The author's answer to a question"),
        gettext_lazy("After that the office goes on without it."),
    ),
    "closing_check": (
        gettext_lazy("Looking at the evidence"),
        gettext_lazy("A coordinator who is not in the team accepts the report or returns it."),
    ),
    "judge": (
        gettext_lazy("Is a problem really fixed?"),
        gettext_lazy("Those who told of it say so; silence is no consent."),
    ),
    "evaluation": (
        gettext_lazy("Evaluation of an initiative"),
        gettext_lazy("Those affected answer; the rule of counting is published."),
    ),
    "fix_answer": (
        gettext_lazy("The link of the question “is it fixed?”"),
        gettext_lazy("As long as it is open the answer may be changed."),
    ),
    "reopening": (
        gettext_lazy("A request to reopen"),
        gettext_lazy(
            "A resident says that it is not fixed. An official reopens it, or says in public why "
            "it stays fixed; then the office above may be asked."
        ),
    ),
    "ask_to_reopen": (
        gettext_lazy("Doubting a closed problem"),
        gettext_lazy("Later it is reported anew."),
    ),
    "close": (
        gettext_lazy("Closing a fixed problem"),
        gettext_lazy("If it stays fixed so long, it is closed."),
    ),
    "moderate": (
        gettext_lazy("What somebody has flagged"),
        gettext_lazy("A moderator looks at it and says by which rule it stays or goes."),
    ),
    "moderation_appeal": (
        gettext_lazy("An appeal against hiding"),
        gettext_lazy("Another moderator answers, never the one who hid it."),
    ),
}
SOURCES: dict[str, Any] = {
    "APPC Art. 76": gettext_lazy("Administrative Procedural and Process-Related Code, Article 76"),
    "APPC Art. 65": gettext_lazy("Administrative Procedural and Process-Related Code, Article 65"),
    "product decision": gettext_lazy("Our own promise; the law sets no term here"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One term."""

    name: str
    length: str
    meaning: str
    source: str
    href: str
    checked: date


def terms() -> list[Term]:
    """All of them; one without words of its own is still shown."""
    known = [name for name in MEANINGS if name in settings.TERMS]
    return [_term(name) for name in (*known, *(n for n in settings.TERMS if n not in known))]


def _term(name: str) -> Term:
    facts = settings.TERMS[name]
    title, meaning = MEANINGS.get(name, (name, ""))
    source = facts["source"]
    return Term(
        name=str(title),
        length=length_of(facts),
        meaning=str(meaning),
        source=str(SOURCES.get(source, source)),
        href=CODE if source.startswith("APPC") else "",
        checked=date.fromisoformat(facts["checked"]),
    )


def length_of(facts: dict[str, Any]) -> str:
    """How long, in words."""
    if "working_days" in facts:
        n = facts["working_days"]
        return ngettext("%(n)s working day", "%(n)s working days", n) % {"n": n}
    if "months" in facts:
        n = facts["months"]
        return ngettext("up to %(n)s month", "up to %(n)s months", n) % {"n": n}
    n = facts["days"]
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": n}


@dataclass(frozen=True, slots=True)
class Year:
    """The days of one year that are not what their weekday says."""

    year: int
    days: list[Day]
    is_missing: bool


def years() -> list[Year]:
    """The present year and the next one, as far as they are announced."""
    today = timezone.localdate()
    days = {year: list(days_of(year)) for year in (today.year, today.year + 1)}
    missing = years_without_calendar(today, days)
    found = [
        Year(year, [named(day) for day in of_it], year in missing) for year, of_it in days.items()
    ]
    return [one for one in found if one.days or one.is_missing]
