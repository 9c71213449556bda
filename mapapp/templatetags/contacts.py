"""A phone as people of the country read it."""

from django import template

from accounts.phones import readable

register = template.Library()


@register.filter
def phone(number: str | None) -> str:
    """Grouped digits; nothing for nobody's phone."""
    return readable(number) if number else ""
