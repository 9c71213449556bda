"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict:
    """The map's tile settings and the languages' own addresses."""
    del request
    return {
        "MAP_TILE_URL": settings.MAP_TILE_URL,
        "MAP_TILE_ATTRIBUTION": settings.MAP_TILE_ATTRIBUTION,
        "MAP_MAX_ZOOM": settings.MAP_TILE_MAX_ZOOM
        if settings.MAP_TILE_URL
        else settings.MAP_OFFLINE_MAX_ZOOM,
    }
