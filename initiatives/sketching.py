"""The drawing of a place by those who carry the initiative: one picture, printed in the pack.

It is a paper like the others, so the same people read it and it is forgotten with them; it may
come later than they do, because an application to a budget is written when the work is planned.
By then no paper can be taken back, so however many were sent leave room for it: there is one.
"""

from typing import IO

from django.db import transaction

from accounts.models import User
from community.redacting import forget_file
from initiatives.attaching import sniffed
from initiatives.models import Document, Initiative
from kernel.workflow import Refusal


def sketch_of(initiative: Initiative) -> Document | None:
    """The drawing, if there is one."""
    return initiative.documents.filter(is_sketch=True).first()


def keep_sketch(initiative: Initiative, upload: IO[bytes], *, by: User) -> Document:
    """Keep a drawing in place of the one before, which goes with its bytes.

    Refuses with not_allowed, sketch_is_no_picture, document_size, document_broken, photo_….
    """
    _check(initiative, by)  # before anything is read, and again once nobody else writes
    kind, content = sniffed(upload)
    if kind != Document.Kind.PICTURE:
        raise Refusal("sketch_is_no_picture")
    with transaction.atomic():
        drop_sketch(initiative, by=by)
        facts = {"kind": kind, "size_bytes": content.size, "added_by": by, "is_sketch": True}
        return initiative.documents.create(file=content, **facts)


@transaction.atomic
def drop_sketch(initiative: Initiative, *, by: User) -> None:
    """Take the drawing back, with its bytes. Refuses with not_allowed."""
    locked = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    _check(locked, by)
    if (sketch := sketch_of(locked)) is not None:
        forget_file(sketch.file)
        sketch.delete()


def _check(initiative: Initiative, by: User) -> None:
    if not by.has_perm("initiatives.carry", initiative):
        raise Refusal("not_allowed")
