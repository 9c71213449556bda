"""What is looked after, on pages: when it was seen, and the photo of a visit."""

from django import template

from initiatives.models import CareVisit
from mapapp.web.care.shown import ShownPoint
from mapapp.web.care.shown import seen_on as when
from mapapp.web.photos.views import address_of

register = template.Library()


@register.filter
def seen_on(shown: ShownPoint) -> str:
    """When somebody was there last, and when the next look is due."""
    return when(shown)


@register.filter
def visit_photo(visit: CareVisit) -> str:
    """Where the photo of a visit is served."""
    return address_of(visit)
