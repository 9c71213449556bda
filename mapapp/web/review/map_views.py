"""The desk's second view: the same filter on the map, for staff of the territory alone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from geo import bbox
from mapapp.web.access import staff
from mapapp.web.map.given import credit, ground, short_numbers, surface
from mapapp.web.review.bulk_views import desk_of
from mapapp.web.review.duty import AT_THE_DESK
from mapapp.web.review.forms import DeskForm
from mapapp.web.review.kept import kept_for
from mapapp.web.review.spots import Spots

WHOLE = bbox.polygon(bbox.KAZAKHSTAN)


def asked_for(request: HttpRequest) -> Spots:
    """The filter and the box of an address; a box that is none means the whole country."""
    form = DeskForm(request.GET, user=request.user)
    try:
        box = bbox.parse(request.GET.get("bbox", ""))
    except ValidationError:
        box = WHOLE
    return Spots(request.user, form, box)


@staff(*AT_THE_DESK)
@require_safe
@never_cache
def desk_map(request: HttpRequest) -> HttpResponse:
    """The page: map and list; without scripts the list alone."""
    spots = asked_for(request)
    facts = _listed(spots) | {
        "form": spots.form,
        "kept": kept_for(request.user, spots.form.asked),
        "desk": desk_of(spots.form),
        "credit": credit(),
        "given": given(spots),
    }
    return render(request, "review/map.html", facts)


@staff(*AT_THE_DESK)
@require_safe
@never_cache
def rows(request: HttpRequest) -> HttpResponse:
    """The list beside the map, as a fragment."""
    return render(request, "review/parts/map_rows.html", _listed(asked_for(request)))


@staff(*AT_THE_DESK)
@require_safe
@never_cache
def pins(request: HttpRequest) -> JsonResponse:
    """What is drawn: marks, or groups that add up to the list."""
    spots = asked_for(request)
    return JsonResponse(
        {"type": "FeatureCollection", "total": spots.total, "features": spots.features()}
    )


def _listed(spots: Spots) -> dict[str, Any]:
    return {"rows": spots.rows, "total": spots.total}


def given(spots: Spots) -> dict[str, Any]:
    """Addresses, files and words for the script."""
    return {
        **surface(),
        "pins": reverse("review:pins"),
        "rows": reverse("review:map_rows"),
        "marks": static("icons/desk-marks.svg"),
        "ground": ground(),
        "extent": spots.extent,
        "words": {
            "pin": _("{what}, {stage}: {title}"),
            "cluster": _("{count} here, {overdue} of them overdue; press to come closer"),
            "closer": _("Closer"),
            "further": _("Further away"),
            **short_numbers(),
        },
    }
