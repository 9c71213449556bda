"""The tree of regions and the gazetteer; the only forms of the product with a map widget.

A boundary comes from its official source by a command and is not drawn by hand here.
"""

from django.contrib import admin
from django.http import HttpRequest
from leaflet.admin import LeafletGeoAdmin

from geo.models import PlaceName, Region
from mapapp.admin.reading import Kept


@admin.register(Region)
class RegionAdmin(Kept, LeafletGeoAdmin):
    """Names, population and the middle of a unit; its place in the tree comes from KATO."""

    list_display = ["kato", "name_kk", "name_ru", "name_en", "level", "population"]
    list_filter = ["level"]
    search_fields = ["=kato", "name_kk", "name_ru", "name_en"]
    readonly_fields = ["kato", "iso", "level", "kind", "parent", "path"]
    fields = [
        ("kato", "iso", "level", "kind"),
        ("parent", "path"),
        ("name_kk", "name_ru", "name_en"),
        ("population", "population_on", "population_source"),
        "centre",
    ]
    modifiable = True
    map_height = "24rem"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Units are loaded, not invented."""
        del request
        return False


@admin.register(PlaceName)
class PlaceNameAdmin(LeafletGeoAdmin):
    """A name people type, and where it is."""

    list_display = ["name_kk", "name_ru", "name_en", "kind", "region"]
    list_filter = ["kind"]
    list_select_related = ["region"]
    search_fields = ["name_kk", "name_ru", "name_en", "other_names"]
    autocomplete_fields = ["region"]
    fields = [
        ("name_kk", "name_ru", "name_en"),
        "other_names",
        ("kind", "population"),
        "region",
        "point",
    ]
    map_height = "24rem"
