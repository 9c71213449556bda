import pytest

from geo.geocoding import Gazetteer, NoGeocoder, geocoder
from geo.letters import plain
from geo.loading.gazetteer import load_gazetteer
from geo.loading.tables import committed
from geo.models import PlaceName
from tests.factories.geo import PlaceNameFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def towns(kazakhstan):
    """The committed towns, loaded once for this module."""
    return load_gazetteer(committed("settlements.csv"))


def labels(words, lang="ru"):
    return [found.label for found in Gazetteer().search(words, lang)]


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    "words",
    ["Кокшетау", "Көкшетау", "Kokshetau", "Кокшетав", "кокшитау", "КӨКШЕТАУ", "  көкше  ",
     "Кокчетав", "кокшетау қаласы"],
)  # fmt: skip
def test_kokshetau_is_found_however_it_is_spelt(words):
    assert labels(words)[0] == "Кокшетау, Акмолинская область"


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("кызылорда", "Қызылорда"), ("Қызылорда", "Қызылорда"), ("Qyzylorda", "Қызылорда"),
        ("Оскемен", "Өскемен"), ("усть-каменогорск", "Өскемен"), ("Усть Каменогорск", "Өскемен"),
        ("нур султан", "Астана"), ("Алма-Ата", "Алматы"), ("чимкент", "Шымкент"),
        ("семипалатинск", "Семей"), ("Жезказган", "Жезқазған"), ("Ұштөбе", "Үштөбе"),
        ("уральск", "Орал"), ("капчагай", "Қонаев"), ("Konaev", "Қонаев"),
        ("туркистан", "Түркістан"), ("Kosshy", "Қосшы"),
    ],
)  # fmt: skip
def test_towns_are_found_by_either_alphabet_and_old_name(words, town):
    assert Gazetteer().search(words, "kk")[0].label.split(",")[0] == town


@pytest.mark.usefixtures("towns")
def test_the_88_towns_have_three_names_and_a_region():
    assert PlaceName.objects.count() == 88
    assert not PlaceName.objects.filter(name_ru="").exists()
    assert not PlaceName.objects.filter(name_en="").exists()


@pytest.mark.usefixtures("towns")
def test_loading_again_changes_nothing():
    assert load_gazetteer(committed("settlements.csv")).counts == {"the same": 88}


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    "words", ["", " ", "а", "%", "\x00", "\x00\x00\x00", "ъъъъ", "x" * 5000, "_ _ _"]
)
def test_words_that_name_nothing_find_nothing(words):
    assert labels(words) == []


@pytest.mark.usefixtures("towns")
def test_a_search_reads_the_index():
    plan = PlaceName.objects.like("кокшетау").explain()

    assert "name_kk" not in plan


def test_the_nearer_of_two_villages_comes_first_where_a_place_is_known():
    here, there = RegionFactory.create_batch(2)
    PlaceNameFactory(name_kk="Ақсу", region=there, population=50_000)
    near = PlaceNameFactory(name_kk="Ақсу", region=here, population=100)

    assert PlaceName.objects.search("аксу", near=here.centre)[0] == near
    assert PlaceName.objects.search("аксу")[0] != near


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Әлия Ғабдуллина", "алия габдуллина"), ("Қостанай", "костанай"), ("Өң", "он"),
     ("Ұзын Үй", "узын уй"), ("Һ", "х"), ("Іле", "иле"), ("Усть-Каменогорск", "уст каменогорск"),
     ("Алтынқазған’", "алтынказган")],
)  # fmt: skip
def test_kazakh_letters_count_as_their_russian_pairs(typed, folded):
    assert plain(typed) == folded


def test_the_database_folds_letters_as_python_does():
    name = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі Ёё Ъъ Ьь – — - ’ ʼ Aa"
    place = PlaceNameFactory(name_kk=name)

    place.refresh_from_db()
    assert place.search.startswith(plain(name))


def test_no_geocoder_finds_nothing(settings):
    settings.GEOCODER = "geo.geocoding.NoGeocoder"
    geocoder.cache_clear()

    assert isinstance(geocoder(), NoGeocoder)
    assert geocoder().search("Астана", "kk") == []
    geocoder.cache_clear()
