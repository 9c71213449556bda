"""With the fuller boundaries of GEODATA_DIR, which are read and never copied."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from geo import reference
from geo.fields import point
from geo.geocoding import Gazetteer
from geo.locating import locate
from geo.models import Level, PlaceName, Region

pytestmark = [
    pytest.mark.geodata,
    pytest.mark.django_db,
    pytest.mark.usefixtures("districts"),
]


@pytest.fixture(scope="module")
def districts(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield [*reference.load()]  # nothing here changes what is loaded
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("lon", "lat", "kato", "name"),
    [
        (71.4306, 51.1283, "711210000", "Есіл ауданы"),
        (76.9455, 43.2380, "751410000", "Бостандық ауданы"),
        (80.2503, 50.4206, "101000000", "Семей қаласы"),
        (51.1739, 43.6610, "471000000", "Ақтау қаласы"),
        (63.3167, 45.6167, "431900000", "Байқоңыр қаласы"),
        (71.3529, 50.9764, "111600000", "Қосшы қаласы"),
    ],
)
def test_the_six_smoke_points_lie_in_their_districts(lon, lat, kato, name):
    located = locate(point(lon, lat))

    assert (located.district.kato, located.district.name_kk) == (kato, name)
    assert located.region.contains(located.district)


def test_nothing_is_refused_and_a_second_load_changes_nothing(districts):
    again = [*reference.load()]

    assert all(line.endswith("0 refused") for line in [*districts, *again])
    assert not any("new" in line or "changed" in line or "drawn" in line for line in again[1:])


def test_districts_have_land_except_four():
    drawn = Region.objects.filter(level=Level.DISTRICT)

    assert drawn.count() == 228
    assert drawn.filter(outline=None).count() == 4


def test_the_whole_classifier_stands_in_one_tree():
    levels = [Region.objects.filter(level=level).count() for level in Level]

    assert levels == [1, 20, 228, 2360, 12986]
    assert PlaceName.objects.count() > 4100


def test_every_settlement_belongs_to_the_region_of_its_code():
    for place in PlaceName.objects.exclude(kato=None).select_related("region"):
        assert place.region.kato[:2] == place.kato[:2]


def test_a_village_is_labelled_with_district_and_region():
    labels = [found.label for found in Gazetteer().search("караауыл", "kk")]

    assert labels[0] == "Қараауыл, Абай ауданы, Абай облысы"


def test_the_folder_is_only_read():
    assert not Path(settings.GEODATA_DIR).is_relative_to(settings.BASE_DIR)
