"""The three ways to a place: by words, from the list, by a point."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories.geo import PlaceNameFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kazakh():
    with translation.override("kk"):
        yield


def test_a_place_is_found_by_its_name(client):
    region = RegionFactory(name_kk="Түркістан облысы")
    PlaceNameFactory(region=region, name_kk="Жетісай", name_ru="Жетысай")

    (found,) = client.get(reverse("places:search"), {"q": "жетысай"}).json()["found"]
    assert found["label"].startswith("Жетісай")
    assert (found["lon"], found["lat"]) == region.centre.coords


@pytest.mark.parametrize("words", ["", " ", "\x00", "%", "'" * 300, "\U0001f41e"])
def test_any_words_get_an_answer(client, words):
    assert client.get(reverse("places:search"), {"q": words}).status_code == 200


def test_the_districts_of_a_region_come_in_the_order_of_the_alphabet(client):
    region = RegionFactory()
    for name in ("Сарыарқа", "Әуезов", "Алатау", "Бостандық"):
        RegionFactory(under=region, name_kk=name)

    text = client.get(reverse("places:districts"), {"region": region.kato}).content.decode()
    places = [text.index(name) for name in ("Алатау", "Әуезов", "Бостандық", "Сарыарқа")]
    assert places == sorted(places)


@pytest.mark.parametrize("region", ["", "x", "٣٣", "0" * 500, "\x00"])
def test_an_unknown_region_has_no_districts(client, region):
    answer = client.get(reverse("places:districts"), {"region": region})

    assert answer.status_code == 200
    assert answer.content.count(b"<option") == 1


def test_a_point_is_named_by_its_district_and_region(client):
    region = RegionFactory(box=(71, 51, 72, 52), name_kk="Астана қаласы")
    RegionFactory(under=region, box=(71, 51, 71.5, 52), name_kk="Есіл ауданы")

    here = client.get(reverse("places:here"), {"lon": "71.2", "lat": "51.5"}).json()
    assert here == {"label": "Есіл ауданы, Астана қаласы", "outside": False}


def test_a_point_abroad_is_an_answer_and_nonsense_is_refused(client):
    RegionFactory(box=(71, 51, 72, 52))

    abroad = client.get(reverse("places:here"), {"lon": "60", "lat": "45"}).json()
    assert abroad["outside"]
    for lon, lat in (("", ""), ("nan", "1"), ("1e3", "51"), ("200", "51"), ("71", "x")):
        refused = client.get(reverse("places:here"), {"lon": lon, "lat": lat})
        assert refused.status_code == 400
