"""What a need bar draws: people, things, money."""

from django import template

register = template.Library()
NEED_ICONS = {"people": "user-plus", "thing": "package", "things": "package", "money": "banknote"}


@register.filter
def need_icon(kind: str) -> str:
    """The icon of a kind of need."""
    return NEED_ICONS.get(kind, "circle-dot")


@register.filter
def unlocalised(number: object) -> str:
    """A number as HTML reads it, without the language's separators."""
    return str(number or 0)
