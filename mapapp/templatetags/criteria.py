"""The published criteria in words."""

from django import template

from initiatives.criteria import MEANING, Graded

register = template.Library()


@register.filter
def meaning(one: Graded) -> str:
    """What was asked about it."""
    return str(MEANING[one.criterion])
