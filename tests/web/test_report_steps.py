"""What is asked while a problem is told of: questions, likely doubles, the place of a photo."""

import io
import re

import pytest
from django.urls import reverse
from django.utils import translation
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from community.models import Support
from geo.fields import point
from initiatives.models import Problem, ProblemPhoto, WaitingPhoto
from initiatives.reference import load
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemFactory
from tests.factories.kinds import CategorySheetFactory
from tests.web.pictures import picture
from tests.web.signing_in import code_sent_to, type_code
from tests.web.test_problems import errors_of, report, send

pytestmark = pytest.mark.django_db
NEW = "problems:new"
PHONE = "+77011234567"
FIRST = {"step": "first"}  # what a page without scripts adds


@pytest.fixture(autouse=True)
def _in_english(clean_cache):
    with translation.override("en"):
        yield


@pytest.fixture
def district():
    return RegionFactory(under=RegionFactory(iso="KZ-71", box=(71, 51, 72, 52)))


def taken_here(lon, lat):
    """A photo whose camera wrote down where it was."""
    exif = Image.Exif()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[3] = "N", "E"
    gps[2], gps[4] = ([IFDRational(round(n * 3600), 3600), 0, 0] for n in (lat, lon))
    exif[0x8825] = gps
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(out, "JPEG", exif=exif)
    shot = picture()
    shot.file = io.BytesIO(out.getvalue())
    shot.size = len(out.getvalue())
    return shot


def test_the_chosen_kind_asks_and_the_answers_are_kept(client, district):
    sheet = CategorySheetFactory()

    send(client, report(district, **{"answer-what": "pit", "sheet": sheet.pk}))

    problem = Problem.objects.get()
    assert (problem.sheet, problem.sheet_answers) == (sheet, {"what": "pit"})


def test_without_a_script_the_kind_asks_on_a_second_page(client, district):
    CategorySheetFactory()
    typed = report(district, text="Шұңқыр", photos=[picture()])

    asked = send(client, typed | FIRST)

    assert asked.status_code == 200
    assert Problem.objects.count() == 0
    assert "Шұңқыр" in asked.text
    seal = re.search(r'name="kept"[^>]*value="([^"]+)"', asked.text).group(1)
    assert 'name="step"' not in asked.text
    typed.pop("photos")
    send(client, typed | {"kept": seal, "answer-what": "manhole"})
    assert Problem.objects.get().sheet_answers == {"what": "manhole"}
    assert ProblemPhoto.objects.count() == 1
    assert WaitingPhoto.objects.count() == 0


def test_without_a_script_and_with_nothing_to_ask_one_page_is_enough(client, district):
    send(client, report(district) | FIRST)

    assert Problem.objects.count() == 1


def test_a_danger_stops_the_form_and_says_whom_to_call(client, district):
    load()
    typed = report(district, category="danger")

    unanswered = send(client, typed)
    assert (unanswered.status_code, "answers" in errors_of(unanswered)) == (422, True)

    stopped = send(client, typed | {"answer-danger_now": "yes"})
    assert stopped.status_code == 422
    assert 'href="tel:112"' in stopped.text
    assert 'href="tel:104"' in stopped.text
    assert Problem.objects.count() == 0

    assert send(client, typed | {"answer-danger_now": "no"}).status_code == 302


def test_free_words_of_an_answer_are_read_by_the_akimat_alone(client, district):
    said = {"what": "pit", "words": "CANARY +77015550101"}
    problem = ProblemFactory(confirmed=True, sheet=CategorySheetFactory(), sheet_answers=said)
    page = reverse("problems:detail", args=[problem.pk])

    public = client.get(page).text
    assert "What?" in public
    assert "CANARY" not in public
    client.force_login(problem.author)
    assert "CANARY" in client.get(page).text


def test_likely_doubles_are_shown_and_me_too_ends_it(client, district):
    told = ProblemFactory(confirmed=True, region=district, text="Шам жанбайды")
    facts = {k: report(district)[k] for k in ("lon", "lat", "category")}

    shown = client.post(reverse("problems:alike"), facts | {"text": "шам жанбай тұр"}).text
    assert reverse("problems:join", args=[told.pk]) in shown
    assert "Шам жанбайды" in shown

    client.force_login(UserFactory(confirmed=True))
    client.post(reverse("problems:join", args=[told.pk]))
    assert Support.objects.of(told).confirmed().count() == 1
    assert Problem.objects.count() == 1


@pytest.mark.parametrize("lon", ["", "NaN", "POINT(1 1)"])
def test_a_place_that_is_none_finds_nothing(client, district, lon):
    answer = client.post(reverse("problems:alike"), {"lon": lon, "lat": "51", "category": "x"})

    assert (answer.status_code, answer.text.strip()) == (200, "")


def test_without_a_script_doubles_are_shown_before_it_goes(client, district):
    told = ProblemFactory(confirmed=True, region=district, text="Шам жанбайды")
    typed = report(district, text="шам жанбай тұр")

    assert reverse("problems:join", args=[told.pk]) in send(client, typed | FIRST).text
    assert Problem.objects.count() == 1
    send(client, typed)
    assert Problem.objects.count() == 2


def test_a_guests_me_too_is_held_until_the_code_is_typed(client, district):
    told = ProblemFactory(confirmed=True, region=district)
    join = reverse("problems:join", args=[told.pk])

    assert "is kept" in client.post(join).text
    assert Support.objects.count() == 0
    client.post(join, {"contact": PHONE})
    landed = type_code(client, code_sent_to(PHONE))

    assert landed.url == reverse("problems:detail", args=[told.pk])
    assert Support.objects.of(told).confirmed().count() == 1


def test_a_held_voice_of_a_guest_who_turns_out_to_be_the_author_changes_nothing(client):
    author = UserFactory(phone=PHONE, phone_verified_at="2026-01-01T00:00Z")
    told = ProblemFactory(confirmed=True, author=author)
    join = reverse("problems:join", args=[told.pk])

    client.post(join, {"contact": PHONE})
    type_code(client, code_sent_to(PHONE))

    assert Support.objects.count() == 0


def test_nobody_joins_what_is_not_public_or_over(client):
    for stage in ("reported", "withdrawn", "refused"):
        problem = ProblemFactory(at_stage=stage)
        assert client.post(reverse("problems:join", args=[problem.pk])).status_code == 404


def test_the_place_of_a_photo_is_offered_chosen_and_kept_nowhere(client):
    district = RegionFactory(under=RegionFactory(iso="KZ-71", box=(71, 51, 72, 52)))
    typed = report(district, lon="", lat="", photos=[taken_here(71.5, 51.5)])

    offered = send(client, typed)
    assert offered.status_code == 422
    assert "Where the photo was taken" in offered.text
    seal = re.search(r'name="kept"[^>]*value="([^"]+)"', offered.text).group(1)
    spot = re.search(r'name="photo_place" value="([^"]+)"', offered.text).group(1)

    typed.pop("photos")
    send(client, typed | {"kept": seal, "photo_place": spot, "found": spot})
    problem = Problem.objects.get()
    assert problem.location.distance(point(71.5, 51.5)) < 0.001
    with problem.photos.get().image.open("rb") as kept:
        assert Image.open(io.BytesIO(kept.read())).getexif().get_ifd(0x8825) == {}


def test_a_place_of_a_photo_is_never_taken_by_itself(client, district):
    send(client, report(district, lon="", lat="", photos=[taken_here(71.5, 51.5)]))
    assert Problem.objects.count() == 0

    chosen = report(district, photos=[taken_here(71.5, 51.5)])
    send(client, chosen)
    assert Problem.objects.get().location.distance(district.centre) < 0.001


def test_a_seal_that_is_made_up_or_for_something_else_holds_no_photo(client, district):
    send(client, report(district, kept=["made-up", "a:b:c"]))

    assert Problem.objects.get().photos.count() == 0


def test_the_search_knows_the_words_people_use(client):
    load()

    page = client.get(reverse(NEW)).text
    tile = re.search(r'data-words="([^"]*)"><input[^>]*value="roads"', page).group(1)

    assert {"шункыр", "яма", "pothole"} <= set(tile.split())


def test_the_form_costs_the_same_however_much_is_asked(client, django_assert_max_num_queries):
    load()

    with django_assert_max_num_queries(12):
        client.get(reverse(NEW))


def test_one_report_too_many_an_hour_is_refused_and_kept_in_the_form(client, district, settings):
    settings.ACTS_AN_HOUR = settings.ACTS_AN_HOUR | {"report": {"person": 2, "address": 9}}
    client.force_login(UserFactory(confirmed=True))
    first = [send(client, report(district)).status_code for _ in range(2)]

    third = send(client, report(district, text="Үшінші"))

    assert (first, third.status_code) == ([302, 302], 429)
    assert "Үшінші" in third.text
    assert Problem.objects.count() == 2
