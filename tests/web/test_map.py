"""The map and its equal list: one query, one state in the address, nothing that breaks it."""

import json
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from geo.fields import point
from geo.models import Pin
from resources.introducing import introduce
from resources.models import Owner
from tests.factories.accounts import UserFactory
from tests.factories.geo import PinFactory, RegionFactory

pytestmark = pytest.mark.django_db
WHOLE = "46,40,88,56"


@pytest.fixture
def kazakh():
    with translation.override("kk"):
        yield


@pytest.fixture
def astana(kazakh):
    return RegionFactory(box=(71, 51, 72, 52), name_kk="Астана қаласы", kato="710000000")


def ids_on_map(client, query):
    answer = client.get(f"{reverse('map:pins')}?{query}")
    features = answer.json()["features"]
    return {f["properties"]["id"] for f in features if "id" in f["properties"]}


def ids_in_list(client, query):
    found, page = set(), client.get(f"{reverse('map:rows')}?{query}").context["page"]
    for number in page.paginator.page_range:
        found |= {f"{pin.kind}-{pin.ref}" for pin in page.paginator.page(number)}
    return found


@pytest.mark.parametrize(
    "query",
    [
        "",
        "kind=initiative",
        "stage_group=done&stage_group=waiting",
        "needs=money",
        "topic=roads",
        "q=шұңқыр",
        "region=710000000",
        "since=2020-01-01&until=2099-01-01",
    ],
)
def test_map_and_list_hold_the_same_for_any_filter(client, astana, query):
    far = RegionFactory()
    for number, kind in enumerate(Pin.Kind.values * 6):
        home = far if number % 5 == 0 else astana
        spot = point(home.centre.x + number / 1000, home.centre.y)
        group = Pin.StageGroup.values[number % 4]
        PinFactory(
            kind=kind, region=home, point=spot, stage_group=group, needs_money=number % 3 == 0
        )

    near = f"{query}&bbox={WHOLE}&zoom=18"
    assert ids_on_map(client, near) == ids_in_list(client, near)
    assert ids_on_map(client, near)


def test_a_filter_leaves_out_what_does_not_pass_it(client, astana):
    old = timezone.now() - timedelta(days=400)
    PinFactory(region=astana, kind="problem", since=old)
    kept = PinFactory(region=astana, kind="initiative")

    assert ids_in_list(client, "kind=initiative") == {f"initiative-{kept.ref}"}
    assert ids_in_list(client, f"since={timezone.localdate()}") == {f"initiative-{kept.ref}"}


def test_a_district_narrows_its_region_and_no_other(client, astana):
    district = RegionFactory(under=astana)
    inside, beside = PinFactory(region=district), PinFactory(region=astana)
    other = RegionFactory(kato="110000000")

    narrowed = ids_in_list(client, f"region=710000000&district={district.kato}")
    assert narrowed == {f"problem-{inside.ref}"}
    assert f"problem-{beside.ref}" not in narrowed
    assert ids_in_list(client, f"region={other.kato}&district={district.kato}") == set()


def test_ten_thousand_pins_are_at_most_two_hundred_objects_that_add_up(client, astana):
    pins = [PinFactory.build(region=astana, ref=n + 1) for n in range(2000)]
    for number, pin in enumerate(pins):
        pin.region_path = astana.path
        pin.point = point(47 + number % 40, 41 + number % 14 + number / 3000)
    Pin.objects.bulk_create(pins)

    answer = client.get(f"{reverse('map:pins')}?bbox={WHOLE}&zoom=5").json()
    assert len(answer["features"]) <= 200
    assert answer["total"] == 2000


def test_a_longer_list_costs_no_more_queries(client, astana, django_assert_max_num_queries):
    PinFactory.create_batch(25, region=astana)

    with django_assert_max_num_queries(12):
        client.get(reverse("map:home"))


@pytest.mark.parametrize(
    "query",
    [
        "bbox=1,2,3",
        "bbox=a,b,c,d",
        "bbox=88,40,46,56",
        "bbox=nan,40,46,56",
        "bbox=46,40,1e999,56",
        "region=%00",
        "region=999999999",
        "since=yesterday",
        "kind=dragon",
        "zoom=٣&bbox=46,40,88,56&topic='--",
        "q=" + "а" * 5000,
    ],
)
def test_a_wrong_question_is_refused_politely(client, astana, query):
    PinFactory(region=astana)

    assert client.get(f"{reverse('map:home')}?{query}").status_code == 200
    rows = client.get(f"{reverse('map:rows')}?{query}")
    drawn = client.get(f"{reverse('map:pins')}?{query}")
    assert (rows.status_code, drawn.status_code) == (200, 200)
    assert drawn.json()["total"] == rows.context["total"]  # the list and the map agree even then


def test_the_page_says_when_a_part_of_the_filter_was_not_understood(client, astana):
    text = client.get(f"{reverse('map:home')}?kind=dragon").content.decode()

    assert "field__error" in text


@pytest.mark.parametrize("zoom", ["", "-1", "99999999999", "٣", "5.5", "x"])
def test_any_zoom_is_brought_inside_what_a_map_has(client, astana, zoom):
    PinFactory(region=astana)

    assert client.get(f"{reverse('map:pins')}?bbox={WHOLE}&zoom={zoom}").status_code == 200


def test_the_page_works_without_scripts(client, astana):
    pin = PinFactory(region=astana, title="Көше шамы жанбайды")
    text = client.get(reverse("map:home")).content.decode()

    assert "Көше шамы жанбайды" in text
    assert f'href="{pin.get_absolute_url()}"' in text
    assert '<form method="get"' in text


def test_the_form_keeps_what_was_asked(client, astana):
    text = client.get(
        f"{reverse('map:home')}?kind=problem&q=жол&region=710000000"
    ).content.decode()

    assert 'value="жол"' in text
    assert '<option value="710000000" selected>' in text
    assert re.search(r'name="kind" value="problem"[^>]* checked', text)


def test_a_title_is_text_on_every_door_of_the_map(client, astana):
    pin = PinFactory(region=astana, title="<img src=x onerror=alert(1)>")
    card = reverse("map:card", args=[pin.kind, pin.ref])

    for door in (reverse("map:home"), reverse("map:rows"), card):
        assert b"<img src=x" not in client.get(door).content
    given = client.get(f"{reverse('map:pins')}?bbox={WHOLE}&zoom=18")
    assert given["Content-Type"] == "application/json"
    assert json.loads(given.content)["features"][0]["properties"]["title"] == pin.title


def test_a_card_shows_one_thing_and_an_unknown_one_is_not_found(client, astana):
    pin = PinFactory(region=astana, title="Аялдама", text="Төбесі ағып тұр")

    shown = client.get(reverse("map:card", args=[pin.kind, pin.ref])).content.decode()
    assert "Аялдама" in shown
    assert "Төбесі ағып тұр" in shown
    assert client.get(reverse("map:card", args=["problem", 999999])).status_code == 404
    assert client.get(reverse("map:card", args=["dragon", pin.ref])).status_code == 404


def test_what_a_marker_says_is_kind_stage_and_title(client, astana):
    PinFactory(region=astana, kind="problem", stage="acknowledged", title="Шұңқыр")

    (feature,) = client.get(f"{reverse('map:pins')}?bbox={WHOLE}&zoom=18").json()["features"]
    assert set(feature["properties"]) == {"id", "kind", "group", "stage", "what", "title"}
    assert all(feature["properties"].values())


def test_names_on_the_map_are_in_the_language_of_the_page(client, astana):
    RegionFactory(name_kk="Ақмола облысы", name_ru="Акмолинская область")

    with translation.override("ru"):
        names = client.get(reverse("map:names")).json()["names"]
    assert "Акмолинская область" in [place["name"] for place in names]


def test_a_stage_is_a_filter_of_list_and_map(client, astana):
    PinFactory(region=astana, kind="initiative", stage="resource_search")
    PinFactory(region=astana, kind="initiative", stage="closing")

    shown = client.get(reverse("map:rows"), {"stage": "closing"}).context["page"].object_list

    assert [pin.stage for pin in shown] == ["closing"]
    assert "stage" in client.get(reverse("map:home")).context["form"].fields


def test_who_can_help_is_on_the_map_with_a_card_and_a_page(client):
    land = RegionFactory(box=(76, 43, 78, 44))
    group = introduce(
        Owner(kind="group", name="Аула тобы", home=land.centre), by=UserFactory(confirmed=True)
    )

    (feature,) = client.get(reverse("map:pins"), {"kind": "owner"}).json()["features"]

    assert feature["properties"]["title"] == "Аула тобы"
    card = client.get(reverse("map:card", args=["owner", group.pk])).content.decode()
    assert group.get_absolute_url() in card
