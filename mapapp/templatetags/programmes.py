"""Programmes on pages of other things: the marks of an initiative, the way to what is kept."""

from django import template
from django.urls import reverse

from accounts.roles import OfficeKind
from initiatives.models import Initiative
from mapapp.web.programmes.shown import marks_of

register = template.Library()


@register.simple_tag(takes_context=True)
def keeps_programmes(context: template.Context) -> bool:
    """The visitor coordinates a territory."""
    user = getattr(context.get("request"), "user", None)
    is_known = user is not None and user.is_authenticated
    return is_known and any(office.kind == OfficeKind.COORDINATOR for office in user.offices)


@register.inclusion_tag("programmes/parts/marks.html", takes_context=True)
def programme_marks(context: template.Context, initiative: Initiative) -> dict[str, object]:
    """What it is part of; and for those who may, the way to join or to mark it."""
    user = context["request"].user
    may_join = user.has_perm("initiatives.join_programme", initiative)
    may_mark = user.has_perm("initiatives.mark_practice", initiative)
    return {
        "marks": marks_of(initiative),
        "join": reverse("programmes:join", args=[initiative.pk]) if may_join else "",
        "mark": reverse("programmes:mark", args=[initiative.pk]) if may_mark else "",
    }
