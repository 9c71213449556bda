"""Papers of an application: PDF as it came, pictures re-encoded; never shown to the public.

What a file is, its bytes say, not its name. A PDF is kept as it is and only ever downloaded.
"""

import io
from functools import partial
from typing import IO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import User
from initiatives.models import Document, Initiative
from kernel.images import clean_photo
from kernel.workflow import Refusal

MOST_DOCUMENTS = 10
MOST_BYTES = 10 * 1024 * 1024
PDF_BEGINS, PDF_ENDS = b"%PDF-", b"%%EOF"
END_IS_WITHIN = 1024  # bytes from the end, as readers of PDF look for it
LETTERS = 120


def attach(initiative: Initiative, upload: IO[bytes], *, by: User, title: str) -> Document:
    """Keep one paper.

    Refuses with not_allowed, documents_too_many, document_size, document_type, photo_….
    """
    _check(initiative, by)  # before anything is read, and again once nobody else writes
    kind, content = sniffed(upload)
    with transaction.atomic():
        initiative = _locked(initiative, by)
        if initiative.documents.filter(is_sketch=False).count() >= MOST_DOCUMENTS:
            raise Refusal("documents_too_many", most=MOST_DOCUMENTS)
        return Document.objects.create(
            initiative=initiative,
            file=content,
            title=title.strip()[:LETTERS],
            kind=kind,
            size_bytes=content.size,
            added_by=by,
        )


@transaction.atomic
def detach(document: Document, *, by: User) -> None:
    """Take a paper back, with its bytes. Refuses with not_allowed."""
    _locked(document.initiative, by)
    storage, name = document.file.storage, document.file.name
    document.delete()
    transaction.on_commit(partial(storage.delete, name))


def _locked(initiative: Initiative, by: User) -> Initiative:
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    _check(initiative, by)
    return initiative


def _check(initiative: Initiative, by: User) -> None:
    if not by.has_perm("initiatives.keep_documents", initiative):
        raise Refusal("not_allowed")


def sniffed(upload: IO[bytes]) -> tuple[str, "ContentFile[bytes]"]:
    """What it is, by its first and last bytes, and what is kept of it.

    Refuses with document_size, document_broken, photo_….
    """
    upload.seek(0, io.SEEK_END)
    if upload.tell() > MOST_BYTES:
        raise Refusal("document_size", most_mb=MOST_BYTES // 1024 // 1024)
    upload.seek(0)
    if upload.read(len(PDF_BEGINS)) != PDF_BEGINS:
        return Document.Kind.PICTURE, clean_photo(upload)
    upload.seek(0)
    content = upload.read()
    if PDF_ENDS not in content[-END_IS_WITHIN:]:
        raise Refusal("document_broken")
    return Document.Kind.PDF, ContentFile(content, name=f"{uuid4().hex}.pdf")
