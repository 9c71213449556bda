"""Photos for the journeys: drawn, real JPEG bytes, with a place in them that must not survive."""

import io

from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational


def a_photo(name):
    """What a file field takes."""
    picture = Image.new("RGB", (1200, 900), "#8B8578" if name == "before" else "#A9BF8F")
    ImageDraw.Draw(picture).ellipse((500, 300, 700, 500), fill="#F2A900")
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = "CANARY-CAMERA"
    picture.save(out, "JPEG", exif=exif)
    return {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def a_photo_taken_at(lon, lat):
    """A photo whose camera wrote down where it was."""
    exif = Image.Exif()
    told = exif.get_ifd(0x8825)
    told[1], told[3] = "N", "E"
    told[2], told[4] = ((IFDRational(round(n * 360_000), 360_000), 0, 0) for n in (lat, lon))
    exif[0x8825] = told
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "#7a8f6a").save(out, "JPEG", exif=exif)
    return {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}
