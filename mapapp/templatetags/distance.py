"""Distances as bands, never as metres: a band does not tell where somebody lives."""

from django import template
from django.utils.translation import gettext as _

from resources.bands import BANDS_KM, band_of

register = template.Library()


@register.filter
def distance_band(distance: object) -> str:
    """Say "within 3 km" of metres or of a GeoDjango distance."""
    metres = getattr(distance, "m", distance)
    if not isinstance(metres, int | float):
        return ""
    km = band_of(metres)
    if km is None:
        return _("more than %(km)s km away") % {"km": BANDS_KM[-1]}
    return _("within %(km)s km") % {"km": km}
