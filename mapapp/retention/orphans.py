"""Photo files no row names any more: the sender's connection broke, or a transaction did."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from community.models import Redaction
from community.models.redaction import private_store
from initiatives.models import CareVisit, Document, EvidencePhoto, Expense, NewsPhoto, ProblemPhoto

WHERE = (
    ("problems", default_storage, ProblemPhoto, "image"),
    ("evidence", default_storage, EvidencePhoto, "image"),
    ("news", default_storage, NewsPhoto, "image"),
    ("visits", default_storage, CareVisit, "photo"),
    ("originals", None, Redaction, "original"),
    ("documents", None, Document, "file"),
    ("receipts", None, Expense, "receipt"),
)


def orphans(now: datetime) -> Iterator[Path]:
    """Files older than their term that no row names."""
    oldest = (now - timedelta(days=settings.RETENTION["orphan_photos"]["days"])).timestamp()
    for folder, store, model, field in WHERE:
        root = Path((store or private_store()).location)
        known = set(model._base_manager.values_list(field, flat=True))  # noqa: SLF001 - hidden ones too
        for path in (root / folder).rglob("*"):
            is_old = path.is_file() and path.stat().st_mtime < oldest
            if is_old and str(path.relative_to(root)) not in known:
                yield path


def sweep(now: datetime) -> int:
    """Take them off the disk; returns how many."""
    found = list(orphans(now))
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)
