"""By whatever door a photo comes in, nothing of the camera goes out; what is none is refused."""

import io
import re
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

from initiatives.models import Problem, ProblemPhoto, WaitingPhoto
from initiatives.photographing import forget
from mapapp.web.photos.views import address_of
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemFactory
from tests.factories.kinds import CategorySheetFactory
from tests.web.test_problems import report, send

pytestmark = pytest.mark.django_db
SECRETS = (b"CANARY", b"Exif", b"http://ns.adobe.com/xap", b"GPS", b"Photoshop 3.0", b"<script")
XMP = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>CANARY-XMP</x:xmpmeta>"
IPTC = b"Photoshop 3.0\x008BIM\x04\x04CANARY-IPTC"


@pytest.fixture(autouse=True)
def _in_english(clean_cache):
    with translation.override("en"):
        yield


@pytest.fixture
def district():
    return RegionFactory(under=RegionFactory(iso="KZ-71", box=(71, 51, 72, 52)))


def segment(marker, content):
    return b"\xff" + bytes([marker]) + (len(content) + 2).to_bytes(2, "big") + content


def telling(fmt="JPEG"):
    """A photo that says everything a camera can: place, owner, XMP, IPTC, comment, a tail."""
    exif = Image.Exif()
    exif[0x010E] = "CANARY-OWNER"
    place = exif.get_ifd(0x8825)
    place[1], place[3] = "N", "E"
    place[2] = place[4] = (IFDRational(51), IFDRational(30), IFDRational(0))
    exif[0x8825] = place
    out, more = io.BytesIO(), {"exif": exif}
    if fmt == "PNG":
        more["pnginfo"] = PngImagePlugin.PngInfo()
        more["pnginfo"].add_text("Comment", "CANARY-PNG")
    Image.new("RGB", (64, 48), "green").save(out, fmt, **more)
    raw = out.getvalue()
    if fmt == "JPEG":
        extra = segment(0xE1, XMP) + segment(0xED, IPTC) + segment(0xFE, b"CANARY-COMMENT")
        raw = raw[:2] + extra + raw[2:] + b"<script>CANARY-TAIL</script>"
    return SimpleUploadedFile("IMG_0001.jpg", raw, content_type="image/jpeg")


def bomb():
    """A PNG of 900 million points in less than a megabyte."""
    side = 30_000
    head = side.to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])
    lines = zlib.compress(bytes(side // 8 + 1) * 200, 9)
    parts = [(b"IHDR", head), (b"IDAT", lines), (b"IEND", b"")]
    chunks = [
        len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
        for name, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def served(client, problem):
    return [client.get(address_of(photo)).content for photo in problem.photos.all()]


def assert_says_nothing(photos):
    assert photos
    for content in photos:
        assert content[8:12] == b"WEBP"
        assert [secret for secret in SECRETS if secret in content] == []
        with Image.open(io.BytesIO(content)) as picture:
            assert not picture.getexif()
            assert not picture.info.get("xmp")


@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP"])
def test_a_photo_of_a_report_says_nothing_of_its_camera(client, district, fmt):
    client.force_login(UserFactory(confirmed=True))
    send(client, report(district, photos=[telling(fmt)]))

    assert_says_nothing(served(client, Problem.objects.get()))


def test_neither_does_one_that_waited_for_the_second_page(client, district):
    CategorySheetFactory()
    typed = report(district)
    page = send(client, typed | {"photos": [telling()], "step": "first"}).text
    with WaitingPhoto.objects.get().image.open("rb") as kept:
        assert_says_nothing([kept.read()])

    seal = re.search(r'name="kept"[^>]*value="([^"]+)"', page).group(1)
    client.force_login(UserFactory(confirmed=True))
    send(client, typed | {"kept": seal})
    assert_says_nothing(served(client, Problem.objects.get()))


def test_neither_does_one_that_was_added_later(client, district):
    problem = ProblemFactory(confirmed=True, region=district)
    client.force_login(problem.author)
    page = reverse("problems:edit", args=[problem.pk])
    shown = client.get(page).context["form"]
    names = ("lon", "lat", "side", "category", "text", "seen")
    client.post(page, {name: shown[name].value() for name in names} | {"photos": [telling()]})

    assert_says_nothing(served(client, problem))


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<html><script>alert(1)</script>",
        b"GIF89a<script>alert(1)</script>",
        b"%PDF-1.7 \xff\xd8\xff\xe0",
        b"PK\x03\x04\xff\xd8\xff",
        b"\xff\xd8\xff\xe0<?php system(1); ?>",
        bomb(),
    ],
    ids=["svg", "html", "gif", "pdf", "zip", "php in a jpeg's coat", "bomb"],
)
def test_what_is_no_photo_is_refused_whatever_it_calls_itself(client, district, content):
    assert len(content) < 1024 * 1024
    upload = SimpleUploadedFile("IMG_0001.jpg", content, content_type="image/jpeg")

    answer = send(client, report(district, photos=[upload]))

    assert answer.status_code == 422
    assert "photos" in answer.context["form"].errors
    assert not ProblemPhoto.objects.exists()
    assert not WaitingPhoto.objects.exists()


def test_a_photo_nobody_came_back_for_goes_with_its_file(client, district):
    send(client, report(district, category="", photos=[telling()]))
    waiting = WaitingPhoto.objects.get()
    storage, name = waiting.image.storage, waiting.image.name

    assert forget() == 0
    WaitingPhoto.objects.update(created_at="2026-01-01T00:00Z")
    assert forget() == 1
    assert not storage.exists(name)
