"""How those at a desk are called among themselves: the name they show, or a number."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User


def named(person: User, viewer: Any) -> str:  # noqa: ANN401 - a user
    """A colleague, told apart from the others without a name nobody agreed to show."""
    if person.pk == getattr(viewer, "pk", None):
        return _("you")
    if person.shows_name and person.public_name:
        return person.public_name
    return _("official No. %(number)s") % {"number": person.pk}
