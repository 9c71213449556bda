"""Whether the visitor follows the thing a page shows."""

from django import template

from notifications.following import is_followed_by

register = template.Library()


@register.simple_tag(takes_context=True)
def is_followed(context: template.Context, kind: str, ref: int) -> bool:
    """The visitor hears of it."""
    return is_followed_by(context["request"].user, kind, ref)
