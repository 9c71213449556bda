"""Answers for the place picker; public, and they keep nothing.

A point asked about is rounded to 3 decimals (about 100 m) by the page and again here, so that
no log of addresses holds a home.
"""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from geo.fields import point
from geo.forms import clean_lon_lat
from geo.geocoding import geocoder
from geo.locating import locate
from mapapp.web.access import public
from mapapp.web.places.choices import districts_of

LONGEST = 80
ABOUT_100_M = 3


@public
@require_safe
def search(request: HttpRequest) -> JsonResponse:
    """Places by what was typed, in any of the three languages."""
    words = request.GET.get("q", "")[:LONGEST].strip()
    found = geocoder().search(words, get_language()) if words else []
    return JsonResponse(
        {
            "found": [
                {"label": place.label, "lon": place.point.x, "lat": place.point.y}
                for place in found
            ]
        }
    )


@public
@require_safe
def districts(request: HttpRequest) -> HttpResponse:
    """The districts of one region, as the options of a select."""
    found = districts_of(request.GET.get("region", "")[:9])
    return render(request, "places/options.html", {"options": found})


@public
@require_safe
def here(request: HttpRequest) -> JsonResponse:
    """Which region and district a point lies in."""
    try:
        place = clean_lon_lat(request.GET.get("lon"), request.GET.get("lat"))
    except ValidationError as refused:
        return JsonResponse({"error": refused.code}, status=HTTPStatus.BAD_REQUEST)
    found = locate(point(round(place.x, ABOUT_100_M), round(place.y, ABOUT_100_M)))
    names = [unit.name for unit in (found.district, found.region) if unit]
    return JsonResponse({"label": ", ".join(names), "outside": found.outside})
