"""Modules asked for at once: a chain of imports would cost a round trip for each link."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()
OF_THE_MAP = (
    "api",
    "map/engine",
    "map/pinboard",
    "map/crowd",
    "map/drawing",
    "map/markers",
    "map/viewport",
    "map/ground",
    "map/layers",
)


@register.simple_tag
def map_modules(*components: str) -> SafeString:
    """Links for the head: the map's own modules and those of the named components."""
    names = (*OF_THE_MAP, *(f"components/{name}" for name in components))
    return format_html_join(
        "\n",
        '<link rel="modulepreload" href="{}">',
        ((static(f"js/{name}.js"),) for name in names),
    )
