"""Photos for the journeys: drawn, real JPEG bytes, with a place in them that must not survive."""

import io

from PIL import Image, ImageDraw


def a_photo(name):
    """What a file field takes."""
    picture = Image.new("RGB", (1200, 900), "#8B8578" if name == "before" else "#A9BF8F")
    ImageDraw.Draw(picture).ellipse((500, 300, 700, 500), fill="#F2A900")
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = "CANARY-CAMERA"
    picture.save(out, "JPEG", exif=exif)
    return {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}
