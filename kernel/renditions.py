"""What is made of a kept photo: parts painted over, or so small that nothing can be recognised.

Both are new pictures from pixels alone: what is covered or blurred is not in the bytes.
"""

import io
from math import ceil, floor
from uuid import uuid4

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFilter

from kernel.images import QUALITY

Rectangle = tuple[int, int, int, int]  # left, top, width, height in thousandths of the picture
WHOLE = 1000
COVER = (32, 43, 51)
BLURRED_SIDE, BLUR = 24, 1.2


def redacted(picture: bytes, rectangles: list[Rectangle]) -> "ContentFile[bytes]":
    """The picture with these parts in one flat colour, encoded anew."""
    with Image.open(io.BytesIO(picture)) as opened:
        clean = Image.new("RGB", opened.size)
        clean.paste(opened.convert("RGB"))
    brush = ImageDraw.Draw(clean)
    for rectangle in rectangles:
        brush.rectangle(_pixels(rectangle, clean.size), fill=COVER)
    return ContentFile(_webp(clean), name=f"{uuid4().hex}.webp")


def blurred(picture: bytes) -> bytes:
    """Two dozen points a side, blurred: colours and nothing more."""
    with Image.open(io.BytesIO(picture)) as opened:
        small = opened.convert("RGB")
        small.thumbnail((BLURRED_SIDE, BLURRED_SIDE))
    clean = Image.new("RGB", small.size)
    clean.paste(small.filter(ImageFilter.GaussianBlur(BLUR)))
    return _webp(clean)


def _pixels(rectangle: Rectangle, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Outward to whole pixels, so that no edge is left half covered."""
    left, top, width, height = rectangle
    across, down = size
    return (
        floor(left * across / WHOLE),
        floor(top * down / WHOLE),
        ceil((left + width) * across / WHOLE),
        ceil((top + height) * down / WHOLE),
    )


def _webp(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
