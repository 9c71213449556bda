"""What the map page hands to its script: addresses, files and words, as JSON."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

OFFLINE_SOURCES = "© OpenStreetMap (ODbL) · UNHCR/OCHA (CC BY-IGO) · Natural Earth"


def ground() -> dict:
    """The files and the address the ground under the markers is drawn from."""
    return {
        "base": static("map/basemap.topojson"),
        "regions": static("map/kz-regions.topojson"),
        "names": reverse("map:names"),
    }


def credit() -> str:
    """Whose map is shown: of the tiles where there are any, else of the outlines."""
    return settings.MAP_TILE_ATTRIBUTION if settings.MAP_TILE_URL else OFFLINE_SOURCES


def surface() -> dict:
    """How far one may come, and the tiles, if any."""
    if not settings.MAP_TILE_URL:
        return {"maxZoom": settings.MAP_OFFLINE_MAX_ZOOM}
    return {"maxZoom": settings.MAP_TILE_MAX_ZOOM, "tiles": settings.MAP_TILE_URL}


def words() -> dict:
    """Sentences with {names} that the script fills in; the script has no words of its own."""
    return {
        "pin": _("{what}, {stage}: {title}"),
        "cluster": _("{count} here; press to come closer"),
        "closer": _("Closer"),
        "further": _("Further away"),
        **short_numbers(),
    }


def short_numbers() -> dict:
    """How a circle writes 1234, and whose commas it takes; not every browser knows Kazakh ones."""
    return {"thousand": _("{number}k"), "locales": [get_language(), "ru"]}


def given() -> dict:
    """Everything the element `<initiative-map>` needs to know."""
    return {
        **surface(),
        "pins": reverse("map:pins"),
        "rows": reverse("map:rows"),
        "card": reverse("map:card", args=["problem", 0]),
        "districts": reverse("places:districts"),
        "marks": static("icons/marks.svg"),
        "ground": ground(),
        "words": words(),
    }
