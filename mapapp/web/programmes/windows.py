"""The window of a campaign in words: when it begins, how long it is on, that it is over."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import Drive
from mapapp.templatetags.moments import day


@dataclass(frozen=True, slots=True)
class Window:
    """What is to be said of it today, with a tone and an icon of the chips."""

    label: str
    tone: str
    icon: str


def window_of(drive: Drive) -> Window:
    """Today, in Kazakhstan."""
    today = timezone.localdate()
    if drive.is_over:
        return Window(_("It ended on %(day)s") % {"day": day(drive.until)}, "done", "flag")
    if drive.since > today:
        return Window(_begins((drive.since - today).days), "waiting", "hourglass")
    return Window(_is_on((drive.until - today).days), "in_work", "circle-dot")


def _begins(days: int) -> str:
    if days == 1:
        return _("It begins tomorrow")
    words = ngettext("It begins in %(days)s day", "It begins in %(days)s days", days)
    return words % {"days": days}


def _is_on(days: int) -> str:
    if days == 0:
        return _("It is on now: today is its last day")
    words = ngettext(
        "It is on now: %(days)s more day after today",
        "It is on now: %(days)s more days after today",
        days,
    )
    return words % {"days": days}
