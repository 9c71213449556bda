"""What can be printed of an initiative."""

from django import template

from initiatives.models import Initiative
from mapapp.web.handouts.offered import Offered, offered

register = template.Library()


@register.simple_tag(takes_context=True)
def handouts_of(context: template.Context, initiative: Initiative) -> list[Offered]:
    """For whoever looks at the page."""
    return offered(initiative, context["user"])
