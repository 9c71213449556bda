"""Telling of a problem: four taps, kept once, public once its sender can be reached."""

import uuid

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from geo.models import Pin
from initiatives.models import Problem, ProblemPhoto
from initiatives.stages import ProblemStage
from tests.factories.accounts import UserFactory
from tests.factories.geo import PlaceNameFactory, RegionFactory
from tests.factories.initiatives import ProblemCategoryFactory
from tests.web.pictures import no_picture, picture
from tests.web.signing_in import code_sent_to, type_code

pytestmark = pytest.mark.django_db
NEW = "problems:new"
PHONE = "+77011234567"


@pytest.fixture(autouse=True)
def _in_english(clean_cache):
    with translation.override("en"):
        yield


@pytest.fixture
def district():
    return RegionFactory(under=RegionFactory(iso="KZ-71", box=(71, 51, 72, 52)))


def report(here, **facts):
    """What the form sends."""
    return {
        "client_id": str(uuid.uuid4()),
        "lon": f"{here.centre.x:.6f}",
        "lat": f"{here.centre.y:.6f}",
        "category": ProblemCategoryFactory().code,
    } | facts


def send(client, typed):
    return client.post(reverse(NEW), typed)


def errors_of(answer):
    return answer.context["form"].errors


def test_a_guest_needs_only_a_place_and_a_kind(client, district):
    answer = send(client, report(district))

    problem = Problem.objects.get()
    assert answer.url == reverse("problems:confirm", args=[problem.pk])
    assert (problem.region, problem.stage) == (district, ProblemStage.REPORTED)
    waiting = client.get(answer.url).text
    assert "KZ-71-000001" in waiting
    assert "Waiting for confirmation" in waiting


def test_the_code_makes_the_report_public(client, district):
    confirm = send(client, report(district)).url
    client.post(confirm, {"contact": PHONE})

    landed = type_code(client, code_sent_to(PHONE))

    problem = Problem.objects.get()
    assert problem.stage == ProblemStage.CONFIRMED
    assert problem.author == User.objects.get(phone=PHONE)
    assert landed.url == reverse("problems:detail", args=[problem.pk])
    assert Pin.objects.filter(kind="problem", ref=problem.pk).exists()


def test_a_held_report_is_seen_by_its_sender_alone(client, district):
    send(client, report(district))
    page = reverse("problems:detail", args=[Problem.objects.get().pk])

    assert client.get(page).status_code == 200
    client.cookies.clear()
    assert client.get(page).status_code == 404
    client.force_login(UserFactory(confirmed=True))
    assert client.get(page).status_code == 404


def test_whoever_can_be_reached_already_is_public_at_once(client, district):
    client.force_login(UserFactory(confirmed=True))

    answer = send(client, report(district, shows_name="on"))

    problem = Problem.objects.get()
    assert answer.url == reverse("problems:detail", args=[problem.pk])
    assert (problem.stage, problem.hides_name) == (ProblemStage.CONFIRMED, False)


def test_a_report_sent_twice_is_one(client, district):
    typed = report(district, text="Шам жанбайды")

    first, second = send(client, typed), send(client, typed)

    assert first.url == second.url
    assert Problem.objects.count() == 1


def test_the_same_form_with_other_words_is_a_conflict(client, district):
    typed = report(district)
    send(client, typed)

    answer = send(client, typed | {"text": "Басқа сөз"})

    assert answer.status_code == 409
    assert "KZ-71-000001" in answer.text
    assert "Басқа сөз" in answer.text


def test_another_persons_form_does_not_exist(client, district):
    typed = report(district)
    client.force_login(UserFactory(confirmed=True))
    send(client, typed)
    client.force_login(UserFactory(confirmed=True))

    assert send(client, typed).status_code == 404


def test_what_is_missing_is_said_and_what_was_typed_is_kept(client, district):
    answer = send(client, report(district, category="", lon="", lat="", text="Жол жоқ"))

    assert answer.status_code == 422
    assert {"category", "lon"} <= set(errors_of(answer))
    assert 'href="#id_category"' in answer.text
    assert "Жол жоқ" in answer.text
    assert Problem.objects.count() == 0


@pytest.mark.parametrize(
    ("lon", "lat"),
    [("1000", "5100"), ("NaN", "51"), ("71.43'", "51.1"), ("", "51.1"), ("71;DROP", "0")],
)
def test_numbers_that_are_no_place_are_refused(client, district, lon, lat):
    answer = send(client, report(district, lon=lon, lat=lat))

    assert answer.status_code == 422
    assert "lon" in errors_of(answer)


def test_outside_the_country_is_a_clear_answer(client, district):
    answer = send(client, report(district, lon="60.5", lat="53.5"))

    assert answer.status_code == 422
    assert "outside Kazakhstan" in str(errors_of(answer)["lon"])


def test_near_a_border_both_sides_are_offered_and_one_is_chosen(client):
    region = RegionFactory(box=(71, 51, 73, 52))
    west = RegionFactory(under=region, box=(71, 51, 72, 52))
    east = RegionFactory(under=region, box=(72, 51, 73, 52))
    typed = report(west, lon="71.999", lat="51.5")

    asked = send(client, typed)
    assert asked.status_code == 422
    assert asked.context["form"].sides == [west, east]

    send(client, typed | {"side": east.kato})
    assert Problem.objects.get().region == east


def test_a_side_far_from_the_place_cannot_be_chosen(client, district):
    elsewhere = RegionFactory(under=RegionFactory())

    send(client, report(district, side=elsewhere.kato))

    assert Problem.objects.get().region == district


def test_without_a_script_an_address_is_found_and_chosen(client, district):
    PlaceNameFactory(region=district, name_kk="Қараөткел", point=district.centre)
    typed = report(district, lon="", lat="", address="Караоткель", find="1")

    found = client.post(reverse(NEW), typed)
    assert found.status_code == 200
    assert "Қараөткел" in found.text

    del typed["find"]
    send(client, typed)
    assert Problem.objects.get().region == district


def test_without_a_script_a_district_will_do(client, district):
    send(client, report(district, lon="", lat="", district=district.pk))

    assert Problem.objects.get().region == district


def test_a_photo_is_kept_without_what_the_camera_wrote(client, district):
    send(client, report(district, photos=[picture(canary="CANARY-OWNER"), picture()]))

    photos = ProblemPhoto.objects.all()
    assert len(photos) == 2
    for photo in photos:
        with photo.image.open("rb") as kept:
            assert b"CANARY" not in kept.read()


@pytest.mark.parametrize(
    ("photos", "said"),
    [
        ([no_picture()], "not a photo"),
        ([picture(), no_picture(b"\xff\xd8\xff broken")], "photo"),
        ([picture((9000, 8000))], "million points"),
        ([no_picture(b"0" * (12 * 1024 * 1024 + 1))], "larger than"),
        ([picture() for _ in range(6)], "too many"),
    ],
    ids=["type", "broken", "pixels", "size", "number"],
)
def test_a_photo_that_will_not_do_is_refused_and_the_rest_is_kept(client, district, photos, said):
    for photo in photos:
        photo.seek(0)

    answer = send(client, report(district, text="Шұңқыр бар", photos=photos))

    assert answer.status_code == 422
    assert said in str(errors_of(answer)["photos"])
    assert "Шұңқыр бар" in answer.text
    assert Problem.objects.count() == 0


@pytest.mark.parametrize("text", ["я" * 4001, "a\x00b"], ids=["too long", "a null"])
def test_a_text_that_will_not_do_is_refused(client, district, text):
    answer = send(client, report(district, text=text))

    assert answer.status_code == 422
    assert "text" in errors_of(answer)


def test_the_form_asks_for_nothing_but_place_and_kind(client):
    form = client.get(reverse(NEW)).context["form"]

    required = {name for name, field in form.fields.items() if field.required}
    assert required == {"client_id", "category"}


def test_each_form_has_an_id_of_its_own(client):
    ids = {client.get(reverse(NEW)).context["form"]["client_id"].value() for _ in range(2)}

    assert len(ids) == 2
