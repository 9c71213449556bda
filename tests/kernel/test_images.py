import io
import random

import pytest
from PIL import Image

from kernel import images
from kernel.workflow import Refusal


def a_photo(fmt="JPEG", size=(800, 600), **extra):
    out = io.BytesIO()
    Image.new("RGB", size, (20, 120, 140)).save(out, fmt, **extra)
    return out


def with_a_secret_place():
    exif = Image.Exif()
    exif[0x010E] = "CANARY-OWNER"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 7.0, 41.0)
    return a_photo(exif=exif)


def test_a_photo_keeps_its_pixels_and_loses_everything_else():
    upload = with_a_secret_place()
    assert b"CANARY-OWNER" in upload.getvalue()

    kept = images.clean_photo(upload).read()

    assert b"CANARY" not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (800, 600))
        assert not picture.getexif()


def test_bytes_after_the_end_of_a_picture_are_dropped():
    upload = io.BytesIO(a_photo().getvalue() + b"<script>CANARY</script>")

    assert b"CANARY" not in images.clean_photo(upload).read()


def test_a_large_photo_is_made_smaller_and_never_stretched():
    kept = images.clean_photo(a_photo(size=(4000, 1000)))

    with Image.open(kept) as picture:
        assert picture.size == (1600, 400)


def test_a_photo_taken_sideways_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    with Image.open(images.clean_photo(a_photo(size=(300, 100), exif=exif))) as picture:
        assert picture.size == (100, 300)


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (io.BytesIO(b""), "photo_type"),
        (io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "photo_type"),
        (io.BytesIO(b"<html>"), "photo_type"),
        (a_photo("GIF"), "photo_type"),
        (io.BytesIO(a_photo().getvalue()[:400]), "photo_broken"),
        (io.BytesIO(b"x" * (images.MOST_BYTES + 1)), "photo_size"),
        (a_photo("PNG", size=(20_000, 4_000)), "photo_pixels"),
    ],
    ids=["empty", "svg", "html", "gif", "cut", "too many bytes", "too many pixels"],
)
def test_what_is_no_photo_of_ours_is_refused_by_its_own_word(upload, code):
    with pytest.raises(Refusal) as refused:
        images.clean_photo(upload)

    assert refused.value.code == code


@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "WEBP"])
def test_whatever_the_bytes_a_photo_is_kept_or_refused_and_never_a_crash(fmt):
    """Real files with a few bytes changed, the tags of EXIF among them."""
    exif = Image.Exif()
    exif.update({0x0112: 6, 0x010E: "yard", 0x011A: 72.0, 0x0132: "2026:11:25 10:00:00"})
    whole, luck = a_photo(fmt, size=(60, 40), exif=exif).getvalue(), random.Random(7)
    answers = set()

    for _ in range(1500):
        hostile = bytearray(whole)
        for _ in range(luck.randint(1, 4)):
            hostile[luck.randrange(min(len(hostile), 400))] = luck.randrange(256)
        try:
            answers.add(images.clean_photo(io.BytesIO(bytes(hostile))).name[-5:])
        except Refusal as refused:
            answers.add(refused.code)

    assert {".webp", "photo_type"} <= answers <= {
        ".webp", "photo_type", "photo_broken", "photo_pixels"
    }  # fmt: skip
