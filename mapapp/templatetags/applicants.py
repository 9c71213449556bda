"""In whose name an application is, on its pages; and for its author the way to change it."""

from django import template
from django.urls import reverse

from initiatives.applicants import Applicant
from initiatives.models import Initiative
from resources.models import Owner

register = template.Library()


@register.inclusion_tag("initiatives/parts/in_name.html", takes_context=True)
def in_whose_name(context: template.Context, draft: Initiative) -> dict[str, object]:
    """Nothing is said to somebody who speaks for nobody else."""
    user = context["request"].user
    behind = getattr(draft, "proposer", None) if draft.applicant != Applicant.CITIZEN else None
    may = user.has_perm("initiatives.choose_applicant", draft)
    is_asked = may and (behind or Owner.objects.proposing_for(user).exists())
    return {
        "name": behind.owner.name if behind else "",
        "href": reverse("initiatives:in_name", args=[draft.pk]) if is_asked else "",
    }
