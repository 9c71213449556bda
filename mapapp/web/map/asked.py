"""What the visitor asks the map for: one reading of the address for map, list, count and card."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from geo.filters import PinFilter
from geo.models import Pin
from mapapp.web.map.forms import MapForm

FIRST_ZOOM = 4
LAST_ZOOM = 22


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter as a form to draw and as pins to show."""

    form: MapForm
    filter: PinFilter

    @property
    def is_valid(self) -> bool:
        """Whether every answer was understood."""
        return self.filter.is_valid()

    @property
    def pins(self) -> QuerySet[Pin]:
        """Those that pass, the newest first; what was not understood filters nothing."""
        return self.filter.qs.select_related("region").order_by("-since", "-id")

    @property
    def chosen(self) -> dict[str, list[str]]:
        """What is set, so that the form can show how many filters are on."""
        data = self.form.data
        return {name: data.getlist(name) for name in MapForm.base_fields if data.get(name)}


def asked(request: HttpRequest) -> Asked:
    """Read the address; a district is a narrower answer to the question of the region."""
    narrowed: QueryDict = request.GET.copy()
    district = narrowed.get("district", "")
    if district and district[:2] == narrowed.get("region", "")[:2]:
        narrowed["region"] = district
    filtered = PinFilter(narrowed, queryset=Pin.objects.all())
    return Asked(form=MapForm(request.GET), filter=filtered)


def zoom_of(request: HttpRequest) -> int:
    """The zoom of the view, inside what a map can have."""
    given = request.GET.get("zoom", "")
    zoom = (
        int(given)
        if given.isascii() and given.isdigit() and len(given) <= len("22")
        else FIRST_ZOOM
    )
    return min(max(zoom, 0), LAST_ZOOM)
