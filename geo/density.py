"""How far "near here" is usual: half a kilometre in a city, tens of kilometres in the steppe.

The people of the gazetteer's settlements around a place decide; the steps are data.
"""

from decimal import Decimal

from django.contrib.gis.geos import Point
from django.db.models import Sum

from geo.models import PlaceName

AROUND_KM = 20
USUAL_KM = (  # at least so many people around → so many kilometres
    (500_000, Decimal(1)),
    (100_000, Decimal(2)),
    (20_000, Decimal(5)),
    (3_000, Decimal(15)),
    (0, Decimal(30)),
)


def usual_radius_km(place: Point) -> Decimal:
    """The radius a person would expect there."""
    found = PlaceName.objects.near(place, km=AROUND_KM).aggregate(people=Sum("population"))
    people = found["people"] or 0
    return next(km for least, km in USUAL_KM if people >= least)
