"""A story passed on: links that need no script, before and after in one picture."""

import io
import re
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import translation
from PIL import Image

from initiatives.models import EvidencePhoto
from initiatives.stages import Stage
from kernel.images import clean_photo
from mapapp.web.initiatives import side_by_side, story
from mapapp.web.initiatives.proof import Proof
from tests.factories.community import under_moderation
from tests.factories.initiatives import InitiativeFactory
from tests.web.pictures import picture

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture(autouse=True)
def _fresh(clean_cache):
    """Nothing lies drawn from another test."""


@pytest.fixture
def solved():
    initiative = InitiativeFactory(at_stage=Stage.SOLVED)
    for moment, colour in (("before", RED), ("after", BLUE)):
        photo = initiative.evidence.get(moment=moment)
        photo.image = plain(colour)
        photo.taken_on = "2026-05-04"
        photo.save()
    return initiative


def plain(colour, size=(800, 600)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return clean_photo(out)


def address(initiative, language="kk"):
    with translation.override(language):
        return reverse("initiatives:story_picture", args=[initiative.pk])


def drawn(client, initiative, language="kk"):
    answer = client.get(address(initiative, language))
    assert answer.status_code == 200
    return answer


def opened(answer):
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def is_near(one, other):
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_both_photos_stand_side_by_side_whole_in_a_picture_of_the_usual_size(client, solved):
    answer = drawn(client, solved)

    shown = opened(answer)
    assert (answer["Content-Type"], shown.size) == ("image/jpeg", (1200, 630))
    assert is_near(shown.getpixel((300, 260)), RED)
    assert is_near(shown.getpixel((900, 260)), BLUE)
    # 800 × 600 in a half of 596 × 538: all of it, with ground above and below
    assert is_near(shown.getpixel((3, 270)), RED)
    assert not is_near(shown.getpixel((300, 5)), RED)


def test_an_upright_photo_is_not_cut(client, solved):
    tall = solved.evidence.get(moment="before")
    tall.image = plain(RED, size=(300, 900))
    tall.save()

    shown = opened(drawn(client, solved))

    reds = [y for y in range(538) if is_near(shown.getpixel((298, y)), RED)]
    assert len(reds) > 530


def test_the_words_are_those_of_the_reader(client, solved):
    bands = {lang: opened(drawn(client, solved, lang)).crop((0, 540, 1200, 630)).tobytes()
             for lang in LANGUAGES}  # fmt: skip

    assert len(set(bands.values())) == len(LANGUAGES)


@pytest.mark.parametrize("name", ["regular", "bold"])
def test_the_font_of_the_picture_holds_every_letter_of_kazakh(name):
    font = side_by_side._font(name, 40)
    missing = bytes(font.getmask("\uffff"))

    for letter in "ӘҒҚҢӨҰҮҺІәғқңөұүһі₸":
        assert bytes(font.getmask(letter)) != missing, letter


def test_no_byte_tells_of_a_camera(client, solved):
    kept = solved.evidence.get(moment="before")
    kept.image.save("raw.jpg", picture((800, 600), canary="CANARY-CAMERA"))  # as a phone sends it
    with kept.image.open("rb") as raw:
        assert b"CANARY" in raw.read()

    content = drawn(client, solved).content

    assert content[:2] == b"\xff\xd8"
    assert not any(word in content for word in (b"CANARY", b"Exif", b"GPS", b"http://ns.adobe"))
    assert not Image.open(io.BytesIO(content)).getexif()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_suspended_photo_takes_the_picture_with_it_at_once(client, solved, moment):
    etag = drawn(client, solved)["ETag"]

    under_moderation(solved.evidence.get(moment=moment), at_stage="hidden")

    assert client.get(address(solved)).status_code == 404
    assert client.get(address(solved), headers={"If-None-Match": etag}).status_code == 404
    told = client.get(reverse("initiatives:story", args=[solved.pk])).text
    assert "before-after.jpg" not in told


def test_the_first_pair_that_is_whole_is_drawn_and_no_half_of_one():
    kinds = ("before", "before", "after")
    first, second, after = (EvidencePhoto(pk=n, moment=kind) for n, kind in enumerate(kinds))

    def pair(*photos, report=None):
        proof = Proof(initiative=None, journal=[])
        vars(proof).update(photos=list(photos), report=report)
        return side_by_side.pair_of(proof)

    assert pair(first, second, after).both == (first, after)
    assert pair(second, after).both == (second, after)
    assert pair(first, second) is None
    said = SimpleNamespace(pairs=lambda _photos: [(None, after, ""), (second, after, "Шам")])
    assert pair(report=said).both == (second, after)


@pytest.mark.parametrize("stage", [Stage.IMPLEMENTATION, Stage.EVALUATION, Stage.CLOSING])
def test_there_is_none_before_there_is_a_result(client, stage):
    initiative = InitiativeFactory(at_stage=stage)

    assert client.get(address(initiative)).status_code == 404


def test_a_story_out_of_sight_has_none_even_for_its_author(client, solved):
    under_moderation(solved, at_stage="hidden")
    client.force_login(solved.author)

    assert client.get(address(solved)).status_code == 404


def test_it_is_kept_only_as_long_as_it_is_asked_about(client, solved, monkeypatch):
    worked, draw = [], story.drawn
    monkeypatch.setattr(story, "drawn", lambda pair: worked.append(pair) or draw(pair))

    first = drawn(client, solved)
    again = client.get(address(solved), headers={"If-None-Match": first["ETag"]})
    drawn(client, solved)

    assert (first["Cache-Control"], again.status_code, len(worked)) == ("public, no-cache", 304, 1)
    solved.evidence.get(moment="after").save()  # a part of it is painted over
    assert client.get(address(solved), headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert len(worked) == 2


def test_a_lost_file_is_no_picture(client, solved):
    photo = solved.evidence.get(moment="after")
    photo.image.storage.delete(photo.image.name)

    assert client.get(address(solved)).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_messengers_are_told_of_it_in_the_language_of_the_page(client, solved, language, settings):
    settings.SITE_URL = "https://asar.invalid"
    with translation.override(language):
        text = client.get(reverse("initiatives:story", args=[solved.pk])).text

    said = dict(re.findall(r'<meta property="og:(\S+)" content="([^"]*)"', text))
    assert said["image"].startswith(f"https://asar.invalid/{language}/")
    assert (said["image:width"], said["image:height"]) == ("1200", "630")
    assert said["locale"] == {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_US"}[language]
    assert re.search(r'<meta name="description" content="[^"]+"', text)
    assert f'src="{said["image"].removeprefix("https://asar.invalid")}"' in text  # our own host
    there = said["image"].removeprefix("https://asar.invalid")
    assert client.get(there)["Content-Type"] == "image/jpeg"


def test_links_to_messengers_work_without_a_script(client, solved, settings):
    settings.SITE_URL = "https://asar.invalid"
    solved.title = "Жарық & «аула» <b>"
    solved.save()

    text = client.get(reverse("initiatives:story", args=[solved.pk])).text

    links = re.findall(r'href="(https://(?:t\.me|wa\.me)[^"]+)" rel="noopener', text)
    assert len(links) == 2
    for link in links:
        assert "https%3A%2F%2Fasar.invalid%2Fkk%2Finitiatives" in link
        assert "%26+%C2%AB" in link
        assert "<b>" not in link
    buttons = re.findall(r"<button[^>]*data-(?:copy|share)[^>]*>", text)
    assert len(buttons) == 2
    assert all(" hidden>" in button for button in buttons)  # what needs a script is shown by it


def test_the_picture_costs_few_queries(client, solved, django_assert_max_num_queries):
    drawn(client, solved)

    with django_assert_max_num_queries(8):
        drawn(client, solved)
