"""What a phone needs to know to put the site among its applications."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PAPER, ACTION = "#ffffff", "#00657c"  # tokens.css: paper, action
ICONS = (
    ("icons/app/asar-192.png", "192x192", "any"),
    ("icons/app/asar-512.png", "512x512", "any"),
    ("icons/app/asar-maskable-512.png", "512x512", "maskable"),
)
SHORTCUTS = (
    (_("Report a problem"), "problems:new"),
    (_("Reports on this device"), "problems:drafts"),
)


def manifest() -> dict:
    """The web manifest in the language of its address."""
    return {
        "id": "/",
        "name": _("Asar, the social initiatives map of Kazakhstan"),
        "short_name": "Asar",
        "lang": get_language(),
        "dir": "ltr",
        "start_url": reverse("map:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": ACTION,
        "icons": [
            {"src": static(file), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for file, sizes, purpose in ICONS
        ],
        "shortcuts": [{"name": name, "url": reverse(route)} for name, route in SHORTCUTS],
    }
