"""Photos of a report that is not finished: cleaned at once, kept under a key, gone after a day.

A form that comes back cannot hold the files that were chosen, so without this everybody would
choose them twice. What is kept is already ours: re-encoded, stripped, nothing of the camera left.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import IO
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from initiatives.models import WaitingPhoto
from kernel.images import clean_photo

WAITS = timedelta(days=1)


def let_wait(photos: Iterable[IO[bytes]]) -> list[UUID]:
    """Clean and keep them; refuses as `clean_photo` does, and then keeps none."""
    cleaned = [clean_photo(photo) for photo in photos]
    return [WaitingPhoto.objects.create(image=photo).key for photo in cleaned]


def waiting(keys: Sequence[UUID]) -> list[WaitingPhoto]:
    """Those that still wait, in the order they were chosen."""
    known = WaitingPhoto.objects.in_bulk(list(keys))
    return [known[key] for key in keys if key in known]


def take_waiting(keys: Sequence[UUID]) -> "list[ContentFile[bytes]]":
    """The photos themselves; they wait no longer."""
    taken = []
    for one in waiting(keys):
        with one.image.open("rb") as kept:
            taken.append(ContentFile(kept.read(), name=one.image.name.rpartition("/")[2]))
        one.delete()
        # a report that is rolled back must find its photo again
        transaction.on_commit(partial(one.image.storage.delete, one.image.name))
    return taken


def forget(*, now: object = None) -> int:
    """Whatever has waited longer than a day goes, rows and files."""
    old = WaitingPhoto.objects.filter(created_at__lt=(now or timezone.now()) - WAITS)
    for one in old:
        one.image.delete(save=False)
        one.delete()
    return len(old)
