"""Small real photos, as a phone would send them."""

import io

from PIL import Image


def photo(colour="green", *, size=(64, 48), name="photo.jpg"):
    """A JPEG in memory."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    out.seek(0)
    out.name = name
    return out
