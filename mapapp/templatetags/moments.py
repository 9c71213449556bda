"""Dates in words: "4 December", "until 4 December", "9 days left"."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

register = template.Library()
Moment = date | datetime | None

# Whole phrases, because a Kazakh month takes an ending: "4 желтоқсанға дейін".
UNTIL = (
    gettext_noop("until %(day)s January"),
    gettext_noop("until %(day)s February"),
    gettext_noop("until %(day)s March"),
    gettext_noop("until %(day)s April"),
    gettext_noop("until %(day)s May"),
    gettext_noop("until %(day)s June"),
    gettext_noop("until %(day)s July"),
    gettext_noop("until %(day)s August"),
    gettext_noop("until %(day)s September"),
    gettext_noop("until %(day)s October"),
    gettext_noop("until %(day)s November"),
    gettext_noop("until %(day)s December"),
)


def local_day(moment: date | datetime) -> date:
    """The calendar day in Kazakhstan."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


@register.filter
def day(moment: Moment) -> str:
    """The day and the month; the year only when it is not this one."""
    if not moment:
        return ""
    that = local_day(moment)
    this_year = that.year == timezone.localdate().year
    return date_format(that, "MONTH_DAY_FORMAT" if this_year else "DATE_FORMAT")


@register.filter
def moment(value: datetime | None) -> str:
    """The day and the minute, for a timeline."""
    if not value:
        return ""
    return f"{day(value)}, {date_format(timezone.localtime(value), 'TIME_FORMAT')}"


@register.filter
def until(value: Moment) -> str:
    """Say "until 4 December", with the year when it is another."""
    if not value:
        return ""
    that = local_day(value)
    phrase = _(UNTIL[that.month - 1]) % {"day": that.day}
    return phrase if that.year == timezone.localdate().year else f"{phrase} ({that.year})"


@register.filter
def days_left(value: Moment) -> str:
    """Say "9 days left", "due today" or "2 days overdue"."""
    if not value:
        return ""
    days = (local_day(value) - timezone.localdate()).days
    if days == 0:
        return _("due today")
    if days > 0:
        return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
    return ngettext("%(days)s day overdue", "%(days)s days overdue", -days) % {"days": -days}
