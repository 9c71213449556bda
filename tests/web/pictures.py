"""Photos as a phone sends them."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def picture(size=(320, 240), *, fmt="JPEG", canary=""):
    """An uploaded photo; `canary` hides in its metadata."""
    exif = Image.Exif()
    exif[0x010E] = canary
    out = io.BytesIO()
    Image.new("RGB", size, (40, 120, 90)).save(out, fmt, exif=exif)
    return SimpleUploadedFile("IMG_0001.jpg", out.getvalue(), content_type="image/jpeg")


def no_picture(content=b"<svg onload=alert(1)>"):
    """Something that only says it is a photo."""
    return SimpleUploadedFile("IMG_0002.jpg", content, content_type="image/jpeg")
