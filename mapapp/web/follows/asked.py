"""What the map's address asks for, as the beginning of a follow: "follow this view"."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from geo import bbox
from mapapp.web.follows.forms import KINDS
from notifications.models import Follow, Shape

AREAS = (Shape.CIRCLE, Shape.REGION, Shape.DRAWN)


def shape_of(request: HttpRequest) -> str:
    """The shape a person chose, or the one that fits what the map showed."""
    asked = request.GET.get("shape", "")
    if asked in AREAS:
        return asked
    if request.GET.get("region"):
        return Shape.REGION
    return Shape.DRAWN if request.GET.get("bbox") else Shape.CIRCLE


def begun(request: HttpRequest) -> dict[str, Any]:
    """What the form may know already."""
    asked = request.GET
    kinds = [kind for kind, _label in KINDS]
    return {
        "kinds": _known(asked.getlist("kind"), kinds),
        "stage_groups": asked.getlist("stage_group"),
        "topics": [topic for topic in asked.getlist("topic") if topic],
        "region": asked.get("district") or asked.get("region", ""),
        "corners": corners_of(asked.get("bbox", "")),
        "lon": asked.get("lon", ""),
        "lat": asked.get("lat", ""),
    }


def _known(chosen: Iterable[str], known: list[str]) -> list[str]:
    return [one for one in chosen if one in known]


def corners_of(text: str) -> str:
    """A view of the map as four corners, cut to the country's box; empty if it is none."""
    try:
        west, south, east, north = bbox.parse(text).extent
    except ValidationError:
        return ""
    least_west, least_south, most_east, most_north = bbox.KAZAKHSTAN
    west, south = max(west, least_west), max(south, least_south)
    east, north = min(east, most_east), min(north, most_north)
    if west >= east or south >= north:
        return ""
    ring = ((west, south), (east, south), (east, north), (west, north))
    return " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat in ring)


def tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """The shapes to choose from; what the map asked for goes along."""
    return [
        {
            "label": Shape(shape).label,
            "href": f"{reverse('follows:new')}?{_with(request.GET, shape)}",
            "is_current": shape == current,
        }
        for shape in AREAS
    ]


def _with(asked: QueryDict, shape: str) -> str:
    kept = asked.copy()
    kept["shape"] = shape
    return kept.urlencode()


def unsaved(request: HttpRequest, shape: str) -> Follow:
    """A follow that is only being thought of."""
    return Follow(user=request.user, shape=shape)
