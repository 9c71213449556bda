"""The map beside its equal list: one page, its fragments and the pins of a view.

Answers are compressed here too: a phone on a weak network must not depend on a proxy. They hold
no secret that a chosen text could reveal (the filter form is a GET without a token).
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from geo import bbox, clusters
from geo.models import Pin
from mapapp.web.access import public
from mapapp.web.map import features, names
from mapapp.web.map.asked import Asked, asked, zoom_of
from mapapp.web.map.given import credit, given

A_PAGE = 20


@public
@require_safe
@gzip_page
def home(request: HttpRequest) -> HttpResponse:
    """The first page: filters, list and map of the whole country or of the box in the address."""
    wanted = asked(request)
    shown = {**_list(request, wanted), "given": given(), "credit": credit()}
    return render(request, "map/home.html", shown)


@public
@require_safe
@gzip_page
def rows(request: HttpRequest) -> HttpResponse:
    """The list alone, for the same address."""
    return render(request, "map/rows.html", _list(request, asked(request)))


@public
@require_safe
@gzip_page
def pins(request: HttpRequest) -> JsonResponse:
    """What to draw in one view: at most 200 pins and clusters."""
    wanted = asked(request)
    wanted.filter.is_valid()  # what was not understood filters nothing, as in the list
    box = wanted.filter.form.cleaned_data.get("bbox") or bbox.polygon(bbox.KAZAKHSTAN)
    shown = clusters.view(wanted.filter.qs, box, zoom_of(request))
    return JsonResponse(features.collection(shown))


@public
@require_safe
def card(request: HttpRequest, kind: str, ref: int) -> HttpResponse:
    """One pin in short, for the panel."""
    pin = get_object_or_404(Pin.objects.select_related("region__parent"), kind=kind, ref=ref)
    return render(request, "map/card.html", {"pin": pin})


@public
@require_safe
@cache_control(public=True, max_age=3600)
@gzip_page
def place_names(request: HttpRequest) -> JsonResponse:
    """The names written on the map, in the language of the page."""
    del request
    return JsonResponse({"names": names.on_the_map()})


def _list(request: HttpRequest, wanted: Asked) -> dict:
    page = Paginator(wanted.pins, A_PAGE).get_page(request.GET.get("page"))
    return {"asked": wanted, "form": wanted.form, "page": page, "total": page.paginator.count}
