"""The way from a thing to what is said about it."""

from django import template

from initiatives.models.about import Thing
from mapapp.web.comments import things

register = template.Library()


@register.filter
def discussion(thing: Thing) -> str:
    """Where everything said about it stands."""
    return things.page_of(thing)
