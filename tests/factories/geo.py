"""Land for tests: units that never overlap unless a test draws them so."""

import factory
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.utils import timezone

from geo.fields import WGS84, point
from geo.models import COUNTRY_KATO, Level, Pin, PlaceName, Region

KAZAKHSTAN = (46.4, 40.5, 87.4, 55.5)  # the box in which regions without a box are drawn
DIGITS = {Level.REGION: 2, Level.DISTRICT: 4, Level.RURAL_DISTRICT: 6, Level.SETTLEMENT: 9}


def outline(west, south, east, north):
    """A box as a boundary."""
    box = Polygon.from_bbox((west, south, east, north))
    box.srid = WGS84
    return MultiPolygon(box, srid=WGS84)


def country():
    """Kazakhstan, made once."""
    names = {"name_kk": "Қазақстан", "name_ru": "Казахстан", "name_en": "Kazakhstan"}
    found = Region.objects.filter(kato=COUNTRY_KATO).first()
    return found or Region.objects.create(kato=COUNTRY_KATO, level=Level.COUNTRY, **names)


def free_code(parent, level):
    """The lowest code under the parent that no unit has."""
    head, width = parent.kato[: DIGITS.get(parent.level, 0)], DIGITS[level]
    used = set(Region.objects.filter(kato__startswith=head).values_list("kato", flat=True))
    digits = width - len(head)
    numbers = range(10 ** (digits - 1), 10**digits)
    codes = (f"{head}{number:0{digits}}".ljust(9, "0") for number in numbers)
    return next(code for code in codes if code not in used)


def free_box(parent):
    """A box for the next unit: a cell of the country's or of the parent's land."""
    land = parent.boundary
    west, south, east, north = land.extent if land else KAZAKHSTAN
    side = 10
    number = parent.children.exclude(outline=None).count() % (side * side)
    width, height = (east - west) / side, (north - south) / side
    left, bottom = west + number % side * width, south + number // side * height
    return (left, bottom, left + width, bottom + height)


def drawn(parent, box):
    """The land a test asked for: a box of its own, the next free one, or none."""
    if box is None:
        return None
    return outline(*(free_box(parent) if box == "free" else box))


class RegionFactory(factory.django.DjangoModelFactory):
    """`RegionFactory()` is a region; `RegionFactory(under=region)` its district, and so on.

    `box=(w, s, e, n)` draws its land; `box=None` leaves it without a boundary.
    """

    class Meta:
        model = Region

    class Params:
        under = None
        box = "free"

    parent = factory.LazyAttribute(lambda o: o.under or country())
    level = factory.LazyAttribute(lambda o: o.parent.level + 1)
    kato = factory.LazyAttribute(lambda o: free_code(o.parent, o.level))
    land = factory.LazyAttribute(lambda o: drawn(o.parent, o.box))
    name_kk = factory.LazyAttribute(lambda o: f"{o.kato} бірлігі")
    name_ru = factory.LazyAttribute(lambda o: f"Единица {o.kato}")
    name_en = factory.LazyAttribute(lambda o: f"Unit {o.kato}")

    @factory.lazy_attribute
    def centre(self):
        if self.land is None:
            return None
        west, south, east, north = self.land.extent
        return point((west + east) / 2, (south + north) / 2)

    @classmethod
    def _build(cls, model_class, *args, land=None, **facts):  # noqa: ARG003 - drawn when saved
        return super()._build(model_class, *args, **facts)

    @classmethod
    def _create(cls, model_class, *args, land=None, **facts):
        region = super()._create(model_class, *args, **facts)
        if land is not None:
            region.draw(land)
        return region


class PlaceNameFactory(factory.django.DjangoModelFactory):
    """A named settlement at the centre of its region."""

    class Meta:
        model = PlaceName

    region = factory.SubFactory(RegionFactory)
    kind = "village"
    name_kk = factory.Sequence(lambda n: f"Ауыл {n}")
    point = factory.LazyAttribute(lambda o: o.region.centre)


class PinFactory(factory.django.DjangoModelFactory):
    """Something public on the map, at the centre of its region."""

    class Meta:
        model = Pin

    region = factory.SubFactory(RegionFactory)
    region_path = factory.LazyAttribute(lambda o: o.region.path)
    point = factory.LazyAttribute(lambda o: o.region.centre)
    kind = Pin.Kind.PROBLEM
    ref = factory.Sequence(lambda n: n + 1)
    stage = "confirmed"
    stage_group = Pin.StageGroup.WAITING
    topic = "roads"
    since = factory.LazyFunction(timezone.now)
    title = factory.Sequence(lambda n: f"Шұңқыр {n}")
    language = "kk"


def kazakhstan_with(regions):
    """The country with so many regions side by side."""
    return country(), RegionFactory.create_batch(regions)
