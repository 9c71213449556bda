"""Pictures for paper: photos of the place as everybody may see them, made small; the QR code."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

import segno
from django.contrib.auth.models import AnonymousUser
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _
from PIL import Image

from initiatives.models import EvidencePhoto, Initiative, Moment, ProblemPhoto
from initiatives.sketching import sketch_of
from mapapp.web.handouts.printing import SCHEME

LONGEST_SIDE, QUALITY = 1200, 80  # about 150 dpi over the width of A4
INK = "#14212b"
Photo = ProblemPhoto | EvidencePhoto


@dataclass(frozen=True)
class Picture:
    """One file of a page: its name changes whenever its content does."""

    name: str
    alt: str
    make: Callable[[], bytes]
    taken_on: date | datetime | None = None

    @property
    def src(self) -> str:
        """How the page names it."""
        return SCHEME + self.name


def photos_of(initiative: Initiative, *, most: int) -> list[Picture]:
    """The place before the work, as a guest sees it; a file that is lost is left out."""
    words = _("The place before the work: %(title)s") % {"title": initiative.title}
    there = (one for one in _before(initiative) if one.image.storage.exists(one.image.name))
    return [_picture(one, words) for one in islice(there, most)]


def _before(initiative: Initiative) -> Iterator[Photo]:
    problems = initiative.problems.visible_to(AnonymousUser())
    told = ProblemPhoto.objects.shown().filter(problem__in=problems, kind=ProblemPhoto.Kind.BEFORE)
    yield from told.order_by("pk")
    yield from initiative.evidence.shown().filter(moment=Moment.BEFORE).order_by("pk")


def _picture(photo: Photo, words: str) -> Picture:
    changed = f"{photo.updated_at:%Y%m%d%H%M%S}"
    return Picture(
        name=f"{type(photo).__name__.lower()}-{photo.pk}-{changed}.jpg",
        alt=words,
        make=lambda: small(photo.image),
        taken_on=getattr(photo, "taken_on", None) or photo.created_at,
    )


def drawing_of(initiative: Initiative) -> Picture | None:
    """The place as those who carry it drew it; nothing where the file is lost."""
    sketch = sketch_of(initiative)
    if sketch is None or not sketch.file.storage.exists(sketch.file.name):
        return None
    return Picture(
        name=f"sketch-{sketch.pk}-{sketch.updated_at:%Y%m%d%H%M%S}.jpg",
        alt=_("Drawing of the place: %(title)s") % {"title": initiative.title},
        make=lambda: small(sketch.file),
        taken_on=sketch.created_at,
    )


def small(file: FieldFile) -> bytes:
    """Pixels only, as a JPEG that paper and mail can bear."""
    out = io.BytesIO()
    with file.open("rb") as kept, Image.open(kept) as whole:
        picture = whole.convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def qr_of(address: str) -> Picture:
    """The address as a code that phones read even when a corner of the paper is torn."""
    return Picture(
        "qr.svg", _("QR code: %(address)s") % {"address": address}, lambda: _qr(address)
    )


def _qr(address: str) -> bytes:
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=4, dark=INK, light="#fff", xmldecl=False, omitsize=True)
    return out.getvalue()
