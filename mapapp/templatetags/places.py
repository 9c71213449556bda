"""What the place picker needs on any page, without its view knowing."""

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from mapapp.web.map.given import credit, ground, surface
from mapapp.web.places.choices import Choice, all_regions

register = template.Library()
PICKER_MAX_ZOOM = 17  # a yard must fill the crosshair even where the base map has ended


@register.simple_tag
def region_choices() -> list[Choice]:
    """The first level, each with its middle."""
    return all_regions()


@register.simple_tag
def map_credit() -> str:
    """Whose map is shown."""
    return credit()


@register.simple_tag
def drawer_words() -> dict:
    """Sentences of `<area-drawer>`."""
    return {
        "begin": _("No corner yet. An area needs at least three."),
        "more": _("Corners: {count}. An area needs at least three."),
        "enough": _("Corners: {count}. The area is closed by itself."),
        "full": _("Corners: {count}. No more can be added."),
        "undone": _("The last corner was taken back. Corners: {count}."),
    }


@register.simple_tag
def picker_given() -> dict:
    """Addresses and words for `<place-picker>`."""
    return {
        **surface(),
        "maxZoom": max(PICKER_MAX_ZOOM, surface()["maxZoom"]),
        "search": reverse("places:search"),
        "districts": reverse("places:districts"),
        "here": reverse("places:here"),
        "marks": static("icons/marks.svg"),
        "ground": ground(),
        "words": picker_words(),
    }


def picker_words() -> dict[str, str]:
    """What it says."""
    return {
        "closer": _("Closer"),
        "further": _("Further away"),
        "searching": _("Finding where you are…"),
        "accuracy": _("Found, give or take {metres} m. Move the map so that the cross is exact."),
        "refused": _(
            "Your place could not be found. Search for it, choose a district or move the map."
        ),
        "denied": _(
            "Your phone keeps its place to itself, and that is fine. Search for the place, "
            "choose a district or move the map."
        ),
        "chosen": _("Chosen: {label}"),
        "point": _("the point under the cross"),
        "outside": _("This point lies outside Kazakhstan."),
        "found": _("Found: {count}"),
        "nothing": _("No such place is known. Try the nearest village or choose a district."),
    }
