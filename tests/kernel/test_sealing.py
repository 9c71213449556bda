"""The journal is a chain: whatever is changed, taken out or put in later is found and named."""

from importlib import import_module
from io import StringIO

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection, transaction

from kernel import sealing
from kernel.models import JournalCheck, JournalEntry, JournalSeal
from kernel.tasks import seal_the_journal
from tests.at_once import at_once
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db
APPEND_ONLY = "kernel.JournalEntry:journal_is_append_only"


@pytest.fixture
def problem():
    """One with a history, beside others with theirs."""
    InitiativeFactory(at_stage="team_selection")
    made = ProblemFactory(at_stage="in_work")
    ProblemFactory(at_stage="acknowledged")
    return made


def behind_our_back(change, **what):
    """As somebody with the keys of the database would do it."""
    with pgtrigger.ignore(APPEND_ONLY):
        rows = JournalEntry.objects.filter(**what)
        rows.delete() if change is None else rows.update(**change)


def test_a_journal_nobody_touched_is_whole(problem):
    assert JournalEntry.objects.of(problem).count() > 2
    assert sealing.altered_entries() == []
    assert sealing.altered_entries(problem) == []
    assert all(len(seal) == 32 for seal in JournalEntry.objects.values_list("seal", flat=True))


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "Another"}, {"reason_code": "other"}, {"after": "fixed"}, {"verb": "close"},
        {"details": {"office_id": 1}}, {"actor": None}, {"at": "2020-01-01T00:00Z"},
        {"seal": b"x" * 32}, {"workflow": "pledge"}, {"before": "closed"},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_whatever_is_changed_in_an_entry_is_found_and_named(problem, change):
    _, first, second, *_ = JournalEntry.objects.of(problem)  # the first is of no person

    behind_our_back(change, pk=first.pk)

    # a forged seal does not fit under the next entry either
    assert sealing.altered_entries()[0] == first.pk
    assert set(sealing.altered_entries()) <= {first.pk, second.pk}
    assert sealing.altered_entries(problem) == sealing.altered_entries()


def test_an_entry_taken_out_is_noticed_by_the_one_after_it(problem):
    first, second, *_ = JournalEntry.objects.of(problem)

    behind_our_back(None, pk=first.pk)

    assert sealing.altered_entries() == [second.pk]


def test_a_forger_who_mends_every_seal_of_a_thing_is_found_by_the_night(problem):
    sealing.seal_the_journal()
    assert sealing.torn_seals() == []

    behind_our_back({"reason": "Another"}, pk=JournalEntry.objects.of(problem)[0].pk)
    with pgtrigger.ignore(APPEND_ONLY), connection.cursor() as cursor:
        for entry in JournalEntry.objects.of(problem):
            cursor.execute(
                "UPDATE kernel_journalentry AS e SET seal = journal_seal((SELECT seal FROM "
                "kernel_journalentry b WHERE b.id < e.id AND b.subject_id = e.subject_id AND "
                "b.subject_type_id = e.subject_type_id ORDER BY id DESC LIMIT 1), e) "
                "WHERE e.id = %s",
                [entry.pk],
            )

    assert sealing.altered_entries() == []
    assert sealing.torn_seals() == [JournalSeal.objects.get().upto]


def test_the_last_entry_taken_away_is_found_by_the_night(problem):
    ProblemFactory(confirmed=True)
    sealing.seal_the_journal()

    behind_our_back(None, pk=JournalEntry.objects.last().pk)

    assert sealing.altered_entries() == []
    assert len(sealing.torn_seals()) == 1


def test_each_night_holds_what_is_new_and_an_empty_one_is_none(problem):
    first = sealing.seal_the_journal()
    assert first.entries == JournalEntry.objects.count()
    assert sealing.seal_the_journal() is None

    ProblemFactory(confirmed=True)
    second = sealing.seal_the_journal()

    assert first.entries + second.entries == JournalEntry.objects.count()
    assert bytes(first.root) != bytes(second.root)
    assert sealing.torn_seals() == []


def test_a_night_torn_does_not_tear_the_nights_after_it(problem):
    """Each is computed over the root that was published before it."""
    old = sealing.seal_the_journal()
    ProblemFactory(confirmed=True)
    sealing.seal_the_journal()

    behind_our_back({"reason": "Another", "seal": b"x" * 32}, pk=old.upto)

    assert sealing.torn_seals() == [old.upto]


def test_a_seal_of_a_night_cannot_be_changed(problem):
    sealing.seal_the_journal()

    with pytest.raises(DatabaseError), transaction.atomic():
        JournalSeal.objects.update(root=b"x" * 32)


def test_a_writer_cannot_bring_a_seal_or_a_number_of_its_own(problem):
    entry = JournalEntry.objects.of(problem).last()
    entry.pk, entry.seal = None, b"x" * 32
    entry.save()

    assert bytes(JournalEntry.objects.of(problem).last().seal) != b"x" * 32
    assert sealing.altered_entries() == []


def test_entries_from_before_the_seals_got_theirs_in_order(problem):
    """The step of the migration, on a journal whose seals were never written."""
    behind_our_back({"seal": b""})
    assert len(sealing.altered_entries()) == JournalEntry.objects.count()
    step = import_module("kernel.migrations.0004_sealed_journal").SEAL_WHAT_IS_THERE

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a test never commits
        cursor.execute(step)

    assert sealing.altered_entries() == []
    with pytest.raises(DatabaseError), transaction.atomic():
        JournalEntry.objects.update(reason="Another")  # its guard stands again


def test_the_night_seals_looks_and_keeps_what_it_found(problem, caplog):
    seal_the_journal()
    assert JournalCheck.objects.last().is_whole
    altered = JournalEntry.objects.of(problem)[0].pk

    behind_our_back({"reason": "Another"}, pk=altered)
    seal_the_journal()

    assert JournalCheck.objects.last().altered == [altered]
    assert f"entries [{altered}]" in caplog.text


def test_the_command_names_the_entry_and_fails(problem):
    out = StringIO()
    call_command("verify_journal", "--seal", stdout=out)
    assert "1 nights sealed: whole" in out.getvalue()
    entry = JournalEntry.objects.of(problem)[0]

    behind_our_back({"reason": "Another"}, pk=entry.pk)

    with pytest.raises(CommandError, match="altered"):
        call_command("verify_journal", stdout=out)
    assert f"entry {entry.pk} of problem {problem.pk}, {entry.verb}" in out.getvalue()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_forty_at_once_make_one_chain(problem):
    """Entries that lock no row of their subject still stand one over the other."""

    def write():
        with transaction.atomic():
            return JournalEntry.objects.note_down(problem, verb="look", actor=None)

    assert all(isinstance(entry, JournalEntry) for entry in at_once(write))

    assert JournalEntry.objects.of(problem).filter(verb="look").count() == 40
    assert sealing.altered_entries() == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_many_sealers_at_once_make_one_night(problem):
    got = at_once(sealing.seal_the_journal, times=8)

    (night,) = JournalSeal.objects.all()
    assert [one for one in got if one] == [night]
    assert sealing.torn_seals() == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_writer_who_takes_long_is_not_waited_for_long(problem, monkeypatch):
    """Behind a sealer who waits stand all other writers."""
    monkeypatch.setattr(sealing, "ALONE", sealing.ALONE.replace("5s", "200ms"))

    with transaction.atomic():
        JournalEntry.objects.note_down(problem, verb="look", actor=None)
        (got,) = at_once(sealing.seal_the_journal, times=1)

    assert isinstance(got, OperationalError)
    assert sealing.seal_the_journal().entries == JournalEntry.objects.count()


def test_a_night_that_met_a_slow_writer_is_sealed_a_little_later(problem, monkeypatch):
    sealed, slow = sealing.seal_the_journal, [OperationalError("a writer takes long")]

    def seal():
        if slow:
            raise slow.pop()
        return sealed()

    monkeypatch.setattr(sealing, "seal_the_journal", seal)
    seal_the_journal.apply()

    assert JournalSeal.objects.get().entries == JournalEntry.objects.count()


def test_a_look_takes_as_long_as_it_takes(problem, monkeypatch):
    """Everybody else is cut off; the pause stands for a journal of many years."""
    monkeypatch.setattr(sealing, "ALTERED", "SELECT 1 FROM pg_sleep(0.2) {where} OFFSET 1")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '50ms'")

    assert sealing.check_the_journal().is_whole


def test_one_history_is_looked_over_by_its_index(problem):
    """Among many; of a few entries whatever index is walked from end to end is as cheap."""
    kind, _ = sealing._key_of(problem)
    others = range(problem.pk + 1, problem.pk + 501)
    JournalEntry.objects.bulk_create(
        JournalEntry(subject_type_id=kind, subject_id=other, workflow="problem", verb="look")
        for other in [*others] * 4
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE kernel_journalentry")
        sql = sealing.ALTERED.format(where=sealing.OF_SUBJECT)
        cursor.execute(f"EXPLAIN {sql}", sealing._key_of(problem))
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "journal_of_subject" in plan
