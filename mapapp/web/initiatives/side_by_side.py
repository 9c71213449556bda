"""Before and after in one picture, 1200 × 630 points: what a messenger shows beside the link.

Drawn from the photos as they are kept, so painted over where moderators painted, and from new
pixels only: nothing of a camera is in it. The words stand in the language of whoever drew it.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from PIL import Image, ImageDraw, ImageFont, ImageOps

from initiatives.models import EvidencePhoto
from mapapp.web.initiatives.proof import Proof

WIDTH, HEIGHT = 1200, 630
GAP, BAND, INSIDE = 8, 92, 24  # between the halves; the height of the words; their distance
WORD, DAY = 44, 28  # points of the letters
QUALITY = 84
EDITION = "1"  # another look: other addresses, so that nobody shows the old one
PAPER, WELL, INK, QUIET = "#ffffff", "#e9efee", "#14212b", "#4a5761"
FONTS = {name: f"static/fonts/noto-sans-asar{end}.woff2" for name, end in
         (("regular", ""), ("bold", "-bold"))}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """Two photos of one place."""

    before: EvidencePhoto
    after: EvidencePhoto

    @property
    def key(self) -> str:
        """The same for the same photos, words and look; changed with any of them."""
        shown = [f"{one.pk}:{one.updated_at:%Y%m%d%H%M%S%f}:{one.taken_on}" for one in self.both]
        told = "|".join([EDITION, str(get_language()), *shown])
        return sha256(told.encode()).hexdigest()[:20]

    @property
    def both(self) -> tuple[EvidencePhoto, EvidencePhoto]:
        """From the left."""
        return self.before, self.after


def pair_of(proof: Proof) -> Pair | None:
    """The first pair of the story in which nobody has hidden either photo."""
    whole = (Pair(left, right) for left, right, _words in proof.sides if left and right)
    return next(whole, None)


def drawn(pair: Pair) -> bytes:
    """A JPEG. Raises FileNotFoundError where the file of a photo is lost."""
    whole = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    half = (WIDTH - GAP) // 2
    for left, photo in zip((0, half + GAP), pair.both, strict=True):
        whole.paste(_photo(photo, (half, HEIGHT - BAND)), (left, 0))
        _say(whole, photo, left, half)
    out = io.BytesIO()
    whole.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _photo(photo: EvidencePhoto, size: tuple[int, int]) -> Image.Image:
    """The whole of it, never cut: a face at the edge stays in the picture."""
    with photo.image.open("rb") as kept, Image.open(kept) as opened:
        shown = ImageOps.contain(opened.convert("RGB"), size)
    ground = Image.new("RGB", size, WELL)
    ground.paste(shown, ((size[0] - shown.width) // 2, (size[1] - shown.height) // 2))
    return ground


def _say(whole: Image.Image, photo: EvidencePhoto, left: int, half: int) -> None:
    """The word on the left of its half, the day on the right."""
    pen = ImageDraw.Draw(whole)
    line = HEIGHT - BAND // 2
    word = str(photo.get_moment_display())
    pen.text((left + INSIDE, line), word, INK, _font("bold", WORD), anchor="lm")
    if photo.taken_on:
        told = date_format(photo.taken_on, "DATE_FORMAT")  # with its year: it is kept for years
        pen.text((left + half - INSIDE, line), told, QUIET, _font("regular", DAY), anchor="rm")


@lru_cache(maxsize=4)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Our own letters: every one of Kazakh is among them."""
    return ImageFont.truetype(str(Path(settings.BASE_DIR) / FONTS[name]), size)
