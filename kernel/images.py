"""Photos as we keep them: decoded, turned upright, made smaller, re-encoded, nothing else left.

Only the pixels survive, so no place, owner or serial number of the camera can leave by a photo
(EXIF, XMP, IPTC, thumbnails, bytes after the end).
"""

import io
import math
import warnings
from typing import IO, Any
from uuid import uuid4

from django.core.files.base import ContentFile
from PIL import ExifTags, Image, UnidentifiedImageError

from kernel.workflow import Refusal

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 64_000_000  # a phone of 50 million points makes a few more
LONGEST_SIDE = 1600
QUALITY = 80
ORIENTATION = 0x0112  # the one fact of EXIF that is read, and acted on before all of it goes
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def clean_photo(upload: IO[bytes]) -> "ContentFile[bytes]":
    """A WebP of at most 1600 px without metadata.

    Raises `Refusal` with the codes photo_size, photo_type, photo_pixels or photo_broken.
    """
    upload.seek(0, io.SEEK_END)
    if upload.tell() > MOST_BYTES:
        raise Refusal("photo_size", most_mb=MOST_BYTES // 1024 // 1024)
    upload.seek(0)
    picture = _decode(upload)
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=4)
    return ContentFile(out.getvalue(), name=f"{uuid4().hex}.webp")


def place_of(upload: IO[bytes]) -> tuple[float, float] | None:
    """Where a photo says it was taken, longitude first: for its sender alone, never kept."""
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            told = Image.open(upload, formats=FORMATS).getexif().get_ifd(ExifTags.IFD.GPSInfo)
        lat = _degrees(told, ExifTags.GPS.GPSLatitude, "S")
        return _degrees(told, ExifTags.GPS.GPSLongitude, "W"), lat
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, ArithmeticError):
        return None  # no photo, no place, or a place nobody can read
    except Image.DecompressionBombError:
        return None
    finally:
        upload.seek(0)


def _degrees(told: dict[int, Any], name: int, negative: str) -> float:
    """Degrees, minutes and seconds as one number."""
    degrees, minutes, seconds = (float(part) for part in told[name])
    whole = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(whole):
        raise ValueError(name)
    return -whole if told.get(name - 1) == negative else whole


def _decode(upload: IO[bytes]) -> Image.Image:
    """Pixels only, upright, RGB, at most 1600 px a side."""
    try:
        upright = _upright(_opened(upload)).convert("RGB")
    except Refusal:
        raise
    except Exception as error:  # whatever a decoder makes of hostile bytes
        raise Refusal("photo_broken") from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    return clean


def _opened(upload: IO[bytes]) -> Image.Image:
    """Recognised and measured before a single pixel is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large sizes and odd tags: both are dealt with
            picture = Image.open(upload, formats=FORMATS)
    except UnidentifiedImageError as error:
        raise Refusal("photo_type", formats=", ".join(FORMATS)) from error
    except Image.DecompressionBombError as error:
        raise Refusal("photo_pixels", most_mpx=MOST_PIXELS // 1_000_000) from error
    if picture.width * picture.height > MOST_PIXELS:
        raise Refusal("photo_pixels", most_mpx=MOST_PIXELS // 1_000_000)
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as it was held; EXIF that cannot be read turns nothing."""
    try:
        turn = TURNS.get(int(picture.getexif().get(ORIENTATION, 1)))
    except Exception:  # noqa: BLE001 - a broken tag is no reason to lose the photo
        return picture
    return picture.transpose(turn) if turn is not None else picture
