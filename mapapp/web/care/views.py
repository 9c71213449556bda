"""Reading what an initiative looks after: the page, and the layer of its map."""

from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from initiatives.models import Initiative
from mapapp.templatetags.places import PICKER_MAX_ZOOM
from mapapp.web.access import public
from mapapp.web.care.forms import RoundForm
from mapapp.web.care.shown import CarePage
from mapapp.web.initiatives.views import seen_by
from mapapp.web.map.given import credit, ground, short_numbers, surface

A_PAGE = 50


@public
@require_safe
@never_cache
def points(request: HttpRequest, pk: int) -> HttpResponse:
    """What is looked after, how it is, and which rounds there were."""
    return shown(request, seen_by(request, pk))


@public
@require_safe
@never_cache
def layer(request: HttpRequest, pk: int) -> JsonResponse:
    """The same as GeoJSON, for the map: cells where a place is nobody else's to know."""
    page = CarePage(seen_by(request, pk), request.user)
    features = [one.feature for one in page.points if not one.is_gone]
    return JsonResponse({"type": "FeatureCollection", "features": features})


def shown(
    request: HttpRequest, initiative: Initiative, form: RoundForm | None = None
) -> HttpResponse:
    """The page; with a round that was tried and refused, its form still open."""
    page = CarePage(initiative, request.user)
    facts = {
        "initiative": initiative,
        "page": page,
        "rows": Paginator(page.points, A_PAGE).get_page(request.GET.get("page")),
        "form": form or (RoundForm() if page.may_begin else None),
        "given": given(initiative),
        "credit": credit(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form else HTTPStatus.OK
    return render(request, "care/points.html", facts, status=status)


def given(initiative: Initiative) -> dict[str, Any]:
    """Addresses, files and words for `<care-map>`."""
    return {
        **surface(),
        "maxZoom": max(PICKER_MAX_ZOOM, surface()["maxZoom"]),
        "layer": reverse("care:layer", args=[initiative.pk]),
        "marks": static("icons/desk-marks.svg"),
        "ground": ground(),
        "words": {
            "pin": _("{what}, {stage}: {title}"),
            "closer": _("Closer"),
            "further": _("Further away"),
            **short_numbers(),
        },
    }
