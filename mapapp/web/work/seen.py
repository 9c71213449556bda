"""The initiative whose work is looked at, and the way back to it."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.models import Initiative

Crumbs = list[dict[str, str]]


def at_work(request: HttpRequest, pk: int) -> Initiative:
    """An initiative that was sent, for whoever may see it; else 404."""
    rows = Initiative.objects.visible_to(request.user).exclude(number=None)
    return get_object_or_404(
        rows.select_related("region", "lead").prefetch_related("members"), pk=pk
    )


def at_work_on(request: HttpRequest, pk: int, permission: str) -> Initiative:
    """The same, for whoever holds a permission on it; else 404."""
    initiative = at_work(request, pk)
    if not request.user.has_perm(f"initiatives.{permission}", initiative):
        raise Http404
    return initiative


def crumbs(initiative: Initiative, here: str = "") -> Crumbs:
    """From the list down to the work, or to a page below it."""
    work = reverse("work:home", args=[initiative.pk]) if here else ""
    found = [
        {"label": _("Initiatives"), "href": reverse("initiatives:list")},
        {
            "label": initiative.number or "",
            "href": reverse("initiatives:detail", args=[initiative.pk]),
        },
        {"label": _("The work"), "href": work},
    ]
    return [*found, {"label": here, "href": ""}] if here else found
