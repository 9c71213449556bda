"""Whether the visitor follows the thing a page shows."""

from typing import Any

from django import template

from notifications.following import is_followed_by

register = template.Library()


@register.simple_tag(takes_context=True)
def is_followed(context: template.Context, kind: str, thing: Any) -> bool:  # noqa: ANN401 - of that kind
    """The visitor hears of it; a page may have read that along, as `is_heard`."""
    known = getattr(thing, "is_heard", None)
    return is_followed_by(context["request"].user, kind, thing.pk) if known is None else known
