"""Painting parts of a photo over, and taking it back.

What is served is made anew from the original, so that nothing of the covered pixels is in it;
the original lies in the private store. A photo is any row with an `image` and a `save`.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile

from community.models import Decision, Redaction
from kernel.renditions import Rectangle, redacted
from kernel.workflow import Refusal

MOST_RECTANGLES = 12
WHOLE, LEAST = 1000, 5  # thousandths of a side
Photo = Any


def redact(photo: Photo, rectangles: list[Rectangle], *, by: Any) -> Redaction:  # noqa: ANN401 - a user
    """Serve the photo without these parts. Refuses rectangles_wrong and rectangles_too_many."""
    _check(rectangles)
    known = Redaction.objects.of(photo).first()
    if known and not known.original:
        raise Refusal("original_gone")
    whole = bytes_of(known.original if known else photo.image)
    row = known or Redaction(
        subject_type=ContentType.objects.get_for_model(photo), subject_id=photo.pk
    )
    if not known:
        row.original.save(photo.image.name.rpartition("/")[2], ContentFile(whole), save=False)
    row.rectangles, row.made_by = [list(one) for one in rectangles], by
    row.save()
    _serve(photo, redacted(whole, rectangles))
    return row


def unredact(photo: Photo) -> None:
    """Serve the original again, byte by byte."""
    row = Redaction.objects.of(photo).get()
    _serve(photo, ContentFile(bytes_of(row.original), name=row.original.name.rpartition("/")[2]))
    _drop(row)


def forget_original(decision: Decision) -> None:
    """A deleted photo has no original either."""
    rows = Redaction.objects.filter(
        subject_type=decision.subject_type_id, subject_id=decision.subject_id
    )
    for row in rows:
        _drop(row)


def bytes_of(kept: FieldFile) -> bytes:
    """What a file holds."""
    with kept.open("rb") as opened:
        return opened.read()


def forget_file(kept: FieldFile) -> None:
    """Take a file off the disk once nothing refers to it any more: after the commit."""
    name, store = kept.name, kept.storage
    if name:
        transaction.on_commit(lambda: store.delete(name))


def _serve(photo: Photo, picture: ContentFile) -> None:
    forget_file(photo.image)
    photo.image.save(picture.name, picture, save=False)
    photo.save(update_fields=["image", "width", "height", "updated_at"])


def _drop(row: Redaction) -> None:
    forget_file(row.original)
    row.delete()


def _check(rectangles: list[Rectangle]) -> None:
    """Inside the photo, large enough to cover something, not too many."""
    if len(rectangles) > MOST_RECTANGLES:
        raise Refusal("rectangles_too_many", most=MOST_RECTANGLES)
    for left, top, width, height in rectangles:
        is_inside = left >= 0 and top >= 0 and left + width <= WHOLE and top + height <= WHOLE
        if not is_inside or min(width, height) < LEAST:
            raise Refusal("rectangles_wrong")
