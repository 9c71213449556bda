"""The words about what goes from hand to hand on a desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

DESK: dict[str, tuple[Any, Any]] = {
    "desk.assign": (
        _("%(name)s: given to you"),
        _("From now on it is yours to deal with; it stands on your desk with its deadline."),
    ),
}
