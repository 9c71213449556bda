"""Sealing the journal each night, and looking whether every seal still fits."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction

from kernel.chain import JournalCheck, JournalSeal
from kernel.models import JournalEntry

# Entries whose seal is not what their content and the seal before them make. Where one was taken
# out of the middle, the one after it is named.
ALTERED = """
SELECT id FROM (
    SELECT entry.id, entry.seal, journal_seal(lag(entry.seal) OVER subject, entry) AS fits
    FROM kernel_journalentry AS entry {where}
    WINDOW subject AS (PARTITION BY subject_type_id, subject_id ORDER BY id)
) AS line
WHERE seal IS DISTINCT FROM fits ORDER BY id
"""
# Sealers wait for each other and for writers under way, but not for long: behind the one who waits
# stand all new writers.
ALONE = """
SET LOCAL lock_timeout = '5s';
LOCK TABLE kernel_journalentry IN SHARE ROW EXCLUSIVE MODE
"""
OF_SUBJECT = "WHERE subject_type_id = %s AND subject_id = %s"
# What a night's seal must be: how many entries since the seal before it, and the hash over them.
NIGHT = """
SELECT count(*), max(id),
    sha256(%s::bytea || coalesce(string_agg(seal, ''::bytea ORDER BY id), ''::bytea))
FROM kernel_journalentry WHERE id > %s AND (%s::bigint IS NULL OR id <= %s)
"""


def altered_entries(subject: models.Model | None = None) -> list[int]:
    """Numbers of the entries whose seal does not fit, of one subject or of all.

    One pass over the index of subjects, whatever their number.
    """
    if subject is None:
        return _numbers(ALTERED.format(where=""))
    return _numbers(ALTERED.format(where=OF_SUBJECT), _key_of(subject))


def seal_the_journal() -> JournalSeal | None:
    """Put a seal over everything written since the last one; None where nothing was.

    Waits for writers under way and holds up new ones for the time of one count, so that no entry
    with a smaller number can follow. Raises OperationalError where it would wait long.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ALONE)
        last = JournalSeal.objects.last()
        entries, upto, root = _night(_root_of(last), last.upto if last else 0, None)
        if upto is None:
            return None
        return JournalSeal.objects.create(upto=upto, entries=entries, root=root)


def torn_seals() -> list[int]:
    """`upto` of the nightly seals that do not fit what lies under them, the oldest first."""
    torn, before = [], None
    for seal in JournalSeal.objects.iterator():
        found = _night(_root_of(before), before.upto if before else 0, seal.upto)
        if found != (seal.entries, seal.upto, bytes(seal.root)):
            torn.append(seal.upto)
        before = seal
    return torn


def check_the_journal() -> JournalCheck:
    """Look over all of it, and keep what was found; as long as it takes."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        return JournalCheck.objects.create(
            entries=JournalEntry.objects.count(),
            seals=JournalSeal.objects.count(),
            altered=altered_entries(),
            torn=torn_seals(),
        )


def _root_of(seal: JournalSeal | None) -> bytes:
    return bytes(seal.root) if seal else b""


def _night(before: bytes, after: int, upto: int | None) -> tuple[int, int | None, bytes]:
    with connection.cursor() as cursor:
        cursor.execute(NIGHT, [before, after, upto, upto])
        entries, last, root = cursor.fetchone()
    return entries, last, bytes(root)


def _numbers(sql: str, given: list[Any] | None = None) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [number for (number,) in cursor.fetchall()]


def _key_of(subject: models.Model) -> list[int]:
    kind = ContentType.objects.get_for_model(subject)
    return [kind.pk, subject.pk]
