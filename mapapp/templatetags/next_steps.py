"""The list of what those who carry an initiative do next."""

from django import template

from initiatives.models import Initiative
from mapapp.web.initiatives.next_steps import NextSteps

register = template.Library()


@register.simple_tag(takes_context=True)
def next_steps(context: template.Context, initiative: Initiative) -> NextSteps | None:
    """For its author and its lead; for nobody else."""
    user = context["user"]
    if not user.has_perm("initiatives.carry", initiative):
        return None
    return NextSteps(initiative, user)
