"""The plan of the pack, opened as it is printed: letters, scale, neighbours, the own drawing."""

import io
import re
from contextlib import closing

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image

from geo.fields import point
from geo.site_plan import Ground
from initiatives import attaching, sketching
from initiatives.models import Document
from kernel.workflow import Refusal
from mapapp.web.handouts.kinds import LETTER, PACK, POSTERS, PRESS_NOTE
from mapapp.web.handouts.site_plan import SitePlan, length
from tests.factories.accounts import UserFactory
from tests.factories.geo import PinFactory, PlaceNameFactory, RegionFactory
from tests.factories.initiatives import InitiativeFactory
from tests.web.pictures import no_picture, picture
from tests.web.printed import fonts_of, pictures_in, text_of

pytestmark = pytest.mark.django_db
LETTERS = "ӘҒҚҢӨҰҮҺІ"
LANGUAGES = ("kk", "ru")
MM = 25.4 / 72  # of a point of a PDF
BAR_AT = (7, 101.6)  # where the 0 of the bar stands on the sheet, in millimetres
EAST, NORTH = 150, 80  # metres to the neighbour
RED = (200, 20, 30)


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path, clean_cache):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def initiative():
    region = RegionFactory(box=(69.3, 53.2, 69.5, 53.4))
    made = InitiativeFactory(at_stage="team_selection", region=region)
    lon, lat = made.public_location.coords
    _west, _south, east, north = Ground(lon, lat).box(EAST, NORTH)
    PinFactory(point=point(east, north), region=region, title=f"Шұңқыр {LETTERS}")
    return made


def pack(client, initiative, language="ru"):
    client.force_login(initiative.author)
    with translation.override(language):
        answer = client.get(reverse("handouts:pack", args=[initiative.pk]))
    assert answer.status_code == 200
    return answer.content


def door(initiative):
    return reverse("handouts:sketch", args=[initiative.pk])


def letters_of(pdf):
    """Every letter of the pages with the plan: itself, its middle in millimetres from above."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as words:
                top = page.get_height()
                for index in range(words.count_chars()):
                    left, low, right, high = words.get_charbox(index)
                    letter = words.get_text_range(index, 1)
                    yield number, letter, (left + right) / 2 * MM, (top - (low + high) / 2) * MM


def red_drawing():
    out = io.BytesIO()
    Image.new("RGB", (900, 600), RED).save(out, "PNG")
    return SimpleUploadedFile("plan.png", out.getvalue(), content_type="image/png")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_says_scale_north_place_and_what_is_near(client, initiative, language):
    village = PlaceNameFactory(region=initiative.region)
    pdf = pack(client, initiative, language)

    text = text_of(pdf).replace("\xa0", " ")
    assert f"Шұңқыр {LETTERS}" in text
    assert "1 : 5 000" in text
    assert "170 м" in text  # √(150² + 80²)
    assert {"kk": "солтүстік-шығысқа", "ru": "северо-восток"}[language] in text
    lon, lat = initiative.public_location.coords
    assert f"{lat:.5f}, {lon:.5f}" in text
    assert village.name_kk in text
    assert initiative.region.name_in(language) in text
    assert {name.partition("+")[2] for name in fonts_of(pdf)} == {"Asar-Paper", "Asar-Paper-Bold"}
    assert all(fonts_of(pdf).values())


def test_the_bar_and_the_neighbour_are_where_the_scale_says(client, initiative):
    found = list(letters_of(pack(client, initiative)))
    sheet = SitePlan(initiative).plan.sheet

    page, zero_x, zero_y = next(
        (page, x, y) for page, letter, x, y in found
        if letter == "0" and any(is_mark(one, page, x, y, sheet) for one in found)
    )  # fmt: skip
    end = [
        x
        for at, letter, x, y in found
        if at == page and abs(y - zero_y) < 1.5 and letter in "0123456789 м" and x > zero_x + 9
    ]
    bar_mm = (min(end) + max(end)) / 2 - zero_x

    assert sheet.scale == 5_000
    assert bar_mm * sheet.scale / 1000 == pytest.approx(200, abs=4)


def is_mark(one, page, zero_x, zero_y, sheet):
    """This letter is the number of the neighbour, as far from the bar as the ground says."""
    at, letter, x, y = one
    wanted_x = zero_x - BAR_AT[0] + sheet.width / 2 + EAST * 1000 / sheet.scale
    wanted_y = zero_y - BAR_AT[1] + sheet.height / 2 - NORTH * 1000 / sheet.scale
    return at == page and letter == "1" and abs(x - wanted_x) < 1 and abs(y - wanted_y) < 2


def test_a_place_shown_displaced_is_a_circle_and_its_spot_is_not_told(client, initiative):
    real = point(69.41234, 53.31234)
    type(initiative).objects.filter(pk=initiative.pk).update(location=real)

    text = text_of(pack(client, initiative)).replace("\xa0", " ")

    assert "500 м" in text
    assert "69.41" not in text
    assert "53.31234" not in text
    assert not re.search(r"\d\.\d{5}", text)


@pytest.mark.parametrize(
    ("metres", "words"), [(999, "999 m"), (1000, "1 km"), (1540, "1.5 km"), (12_000, "12 km")]
)
def test_lengths_are_said_as_people_say_them(metres, words):
    with translation.override("en"):
        assert length(metres) == words


def test_a_drawing_is_added_printed_replaced_and_taken_out(
    client, initiative, django_capture_on_commit_callbacks
):
    client.force_login(initiative.author)
    assert client.post(door(initiative), {"drawing": picture()}).status_code == 302
    first = initiative.documents.get()
    name, storage = first.file.name, first.file.storage
    with django_capture_on_commit_callbacks(execute=True):
        client.post(door(initiative), {"drawing": red_drawing()})

    sketch = initiative.documents.get()
    assert sketch.is_sketch
    assert not storage.exists(name)
    printed = pictures_in(pack(client, initiative))
    near = [one.resize((1, 1)).convert("RGB").getpixel((0, 0)) for one in printed]
    assert any(max(abs(a - b) for a, b in zip(one, RED, strict=True)) < 9 for one in near)

    client.post(door(initiative), {"remove": "1"})
    assert not initiative.documents.exists()


def test_papers_that_were_sent_leave_room_for_a_drawing(initiative):
    paper = {"initiative": initiative, "added_by": initiative.author, "size_bytes": 1}
    papers = [Document(kind="pdf", **paper) for _ in range(attaching.MOST_DOCUMENTS)]
    Document.objects.bulk_create(papers)

    for _ in range(2):  # another one takes the place of the first
        sketching.keep_sketch(initiative, red_drawing(), by=initiative.author)

    assert initiative.documents.filter(is_sketch=True).count() == 1
    assert initiative.documents.count() == attaching.MOST_DOCUMENTS + 1


def test_a_drawing_is_in_the_pack_alone(initiative):
    sketching.keep_sketch(initiative, red_drawing(), by=initiative.author)

    printed = [PACK, LETTER, *POSTERS.values(), PRESS_NOTE]
    drawn = [what for what in printed if "asar:sketch-" in what.sheet(initiative).page]

    assert drawn == [PACK]


def test_too_many_drawings_are_refused_in_words(client, initiative, settings):
    settings.ACTS_AN_HOUR = {**settings.ACTS_AN_HOUR, "paper": {"person": 0, "address": 0}}
    client.force_login(initiative.author)

    answer = client.post(door(initiative), {"drawing": red_drawing()})

    assert answer.status_code == 422
    assert answer.context["form"].errors["drawing"]
    assert not initiative.documents.exists()


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)>", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_picture_is_refused_in_words_and_the_old_one_stays(client, initiative, content):
    sketching.keep_sketch(initiative, red_drawing(), by=initiative.author)
    client.force_login(initiative.author)

    answer = client.post(door(initiative), {"drawing": no_picture(content)})

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert initiative.documents.get().is_sketch


def test_only_those_who_carry_it_draw(client, initiative):
    stranger = UserFactory(confirmed=True)
    client.force_login(stranger)

    assert client.get(door(initiative)).status_code == 404
    for person in (stranger, UserFactory()):
        with pytest.raises(Refusal, match="not_allowed"):
            sketching.keep_sketch(initiative, red_drawing(), by=person)
        with pytest.raises(Refusal, match="not_allowed"):
            sketching.drop_sketch(initiative, by=person)
    assert not Document.objects.exists()


def test_the_page_of_the_initiative_leads_those_who_carry_it_there(client, initiative):
    page = reverse("initiatives:detail", args=[initiative.pk])
    assert door(initiative) not in client.get(page).text

    client.force_login(initiative.author)
    assert door(initiative) in client.get(page).text


def test_a_pack_costs_few_queries(client, initiative, django_assert_max_num_queries):
    sketching.keep_sketch(initiative, red_drawing(), by=initiative.author)
    for _ in range(9):
        PinFactory(region=initiative.region)
    pack(client, initiative)

    with django_assert_max_num_queries(27):
        pack(client, initiative)
