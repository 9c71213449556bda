"""An exception in words: when it holds, each condition a short phrase."""

from datetime import date, time

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.models import RoutingRule

WEEKDAYS = {
    1: gettext_lazy("Monday"),
    2: gettext_lazy("Tuesday"),
    3: gettext_lazy("Wednesday"),
    4: gettext_lazy("Thursday"),
    5: gettext_lazy("Friday"),
    6: gettext_lazy("Saturday"),
    7: gettext_lazy("Sunday"),
}
A_LEAP_YEAR = 2028


def conditions(rule: RoutingRule) -> list[str]:
    """What must hold, the most telling first."""
    parts = (_what(rule), rule.region.name, _area(rule), _season(rule), _week(rule), _hours(rule))
    return [str(part) for part in (*parts, _answer(rule)) if part]


def _what(rule: RoutingRule) -> str:
    if rule.word is None:
        return _("Any kind of problem")
    if rule.category:
        return rule.category.name
    return _("Everything of the sphere “%(sphere)s”") % {"sphere": rule.direction.name}


def _area(rule: RoutingRule) -> str:
    return _("inside the drawn area") if rule.area is not None else ""


def _season(rule: RoutingRule) -> str:
    if not rule.season_from:
        return ""
    first, last = (_day(end) for end in (rule.season_from, rule.season_until))
    return _("every year: %(first)s – %(last)s") % {"first": first, "last": last}


def _day(end: str) -> str:
    month, day = map(int, end.split("-"))
    return date_format(date(A_LEAP_YEAR, month, day), "MONTH_DAY_FORMAT")


def _week(rule: RoutingRule) -> str:
    return ", ".join(str(WEEKDAYS[day]) for day in sorted(rule.weekdays))


def _hours(rule: RoutingRule) -> str:
    if rule.hour_from is None or rule.hour_until is None:
        return ""
    return f"{_clock(rule.hour_from)}–{_clock(rule.hour_until)}"


def _clock(moment: time) -> str:
    return f"{moment:%H:%M}"


def _answer(rule: RoutingRule) -> str:
    if not rule.question:
        return ""
    asked = {"question": rule.question, "answer": rule.answer}
    return _("if “%(question)s” is answered “%(answer)s”") % asked
