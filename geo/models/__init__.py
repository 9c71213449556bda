"""Where things are: the administrative tree, the gazetteer, and the pins of the map."""

from geo.models.pin import Pin
from geo.models.place_name import PlaceName
from geo.models.region import COUNTRY_KATO, Boundary, Level, Region, RegionPiece

__all__ = ["COUNTRY_KATO", "Boundary", "Level", "Pin", "PlaceName", "Region", "RegionPiece"]
