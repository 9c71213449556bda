"""Photos of a form that came back: kept, named by a seal, offered again with a tick.

A file input cannot be filled by a page, so what was chosen would be lost with every answer of the
server. The seal is good for a day and for this purpose alone.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from geo.forms import clean_lon_lat
from initiatives.photographing import WAITS, let_wait
from kernel.images import place_of
from kernel.links import seal, unseal
from kernel.workflow import Refusal
from mapapp.web import limits

PURPOSE = "waiting photo"
FIELD = "kept"


def keys_of(seals: Iterable[str]) -> list[UUID]:
    """The photos behind the seals that are whole and not too old."""
    found = []
    for word in seals:
        try:
            found.append(UUID(str(unseal(PURPOSE, word, within=WAITS)["key"])))
        except (Refusal, KeyError, ValueError):
            continue
    return found


def keep(request: HttpRequest, photos: Sequence[UploadedFile], *, most: int) -> list[str]:
    """Let as many of them wait as there is room for; what will not do is said by the form."""
    if not photos:
        return []
    try:
        limits.count(request, "photo")
        return [seal(PURPOSE, key=str(key)) for key in let_wait(photos[: max(0, most)])]
    except Refusal:
        return []


def taken_at(photos: Sequence[UploadedFile]) -> str:
    """Where the first photo that tells says it was taken, as the form holds a place."""
    for photo in photos:
        place = place_of(photo)
        if place and (spot := spot_in(f"{place[0]:.6f} {place[1]:.6f}")):
            return spot
    return ""


def spot_in(words: str) -> str:
    """A place as the form remembers it, if it is one."""
    try:
        spot = clean_lon_lat(*words.split())
    except (TypeError, ValidationError):
        return ""
    return f"{spot.x:.6f} {spot.y:.6f}"
