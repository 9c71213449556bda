"""Why a thing lies with the office that has it."""

from django import template

from mapapp.web.why_here import Thing, WhyHere

register = template.Library()


@register.simple_tag
def why_here(thing: Thing) -> WhyHere:
    """The reason in words; false where there is none to tell."""
    return WhyHere(thing)
