"""The words about what people follow."""

from typing import Any

from django.utils.translation import gettext_lazy as _

FOLLOWS: dict[str, tuple[Any, Any]] = {
    "follow.new": (
        _("New on the map: %(name)s"),
        _("Its page shows what it is about and who deals with it."),
    ),
    "follow.changed": (
        _("%(name)s: %(stage)s"),
        _("Something has happened with it. Its page shows what."),
    ),
    "follow.digest": (
        _("What happened in the places you follow"),
        _("The newest comes first; each line leads to its page."),
    ),
}
