"""Which names are written on the map, and how important each is."""

from geo.models import Level, PlaceName, Region

CITIES = 60
BIG, MIDDLE = 900_000, 150_000


def on_the_map() -> list[dict]:
    """Regions that are no city themselves, then the largest cities."""
    return [*_regions(), *_cities()]


def _regions() -> list[dict]:
    found = Region.objects.filter(level=Level.REGION, centre__isnull=False).exclude(kind="city")
    return [
        {"name": region.name, "rank": 0, "lon": region.centre.x, "lat": region.centre.y}
        for region in found
    ]


def _cities() -> list[dict]:
    found = PlaceName.objects.filter(population__isnull=False).order_by("-population")[:CITIES]
    return [
        {
            "name": city.name,
            "rank": _rank(city.population),
            "lon": city.point.x,
            "lat": city.point.y,
        }
        for city in found
    ]


def _rank(population: int) -> int:
    """1 a city of a million, 2 a regional centre, 3 any other."""
    if population >= BIG:
        return 1
    return 2 if population >= MIDDLE else 3
