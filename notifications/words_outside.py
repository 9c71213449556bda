"""The words about questions to bodies outside the platform."""

from typing import Any

from django.utils.translation import gettext_lazy as _

OUTSIDE: dict[str, tuple[Any, Any]] = {
    "outside.send": (
        _("%(name)s: another organisation was asked"),
        _("Its page shows whom, and until when the answer is awaited."),
    ),
    "outside.answer": (
        _("%(name)s: an organisation has answered"),
        _("Please read the answer on the desk and publish it, or not."),
    ),
    "outside.publish": (
        _("%(name)s: an organisation has answered"),
        _("The answer is on its page."),
    ),
    "outside.expire": (
        _("%(name)s: an organisation has not answered in time"),
        _("Please decide without it, or ask again."),
    ),
}
