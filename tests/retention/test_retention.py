"""Aged fixtures: after the table has been carried out, nothing personal is left anywhere."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.models import User
from community.models import Flag, Redaction
from initiatives.models import Document, Expense, Initiative, Problem
from kernel.models import JournalEntry, Outbox, Tombstone
from mapapp.retention.applying import ORPHANS, apply_retention
from mapapp.retention.rules import RULES
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.community import flagged
from tests.factories.initiatives import InitiativeFactory, ProblemFactory, ProblemPhotoFactory
from tests.retention import aged

pytestmark = pytest.mark.django_db
ALONG = {
    "sessions that have ended",
    "addresses and browsers of sessions",
    "notices in the inbox",
    "who was asked whether it is fixed, and their links",
    "links by which a result was judged",
    "addresses of bodies outside asked about what ended",
}
CANARIES = ("canary", aged.PHONE, aged.SPARE, "+77075550196", "192.0.2.77", aged.EXACT.hexewkb)


def tables():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = 'public' AND table_type = 'BASE TABLE' "
            "AND table_name <> 'spatial_ref_sys'"  # which knows the Canary Islands
        )
        return sorted(name for (name,) in cursor.fetchall())


def where_found():
    """Each table that still holds a canary in any column: text, JSON, address or geometry."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables():
            for canary in CANARIES:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" AS line WHERE line::text ILIKE %s',  # noqa: S608
                    [f"%{canary.decode() if isinstance(canary, bytes) else canary}%"],
                )
                if cursor.fetchone()[0]:
                    found.setdefault(table, set()).add(canary)
    return found


@pytest.fixture
def old():
    return aged.everything()


def files_below(root):
    return [path for path in Path(root).rglob("*") if path.is_file()]


def test_nothing_personal_is_left_in_any_column_of_any_table(old):
    planted = where_found()
    assert {
        "accounts_user", "account_emailaddress", "mfa_authenticator", "usersessions_usersession",
        "axes_accessattempt", "django_session", "kernel_outbox", "initiatives_problem",
        "initiatives_initiative", "initiatives_teammember", "initiatives_problemanswer",
        "resources_owner", "resources_offer", "resources_pledge", "community_flag",
        "community_letter",
        "notifications_notification", "initiatives_note", "initiatives_noteversion",
        "initiatives_outsidequestion", "initiatives_fixquestion", "initiatives_need",
        "initiatives_evaluationquestion", "initiatives_evaluationanswer", "initiatives_seat",
        "initiatives_milestone", "initiatives_budgetline", "initiatives_coauthor",
        "initiatives_document", "initiatives_expense", "initiatives_beneficiary",
        "notifications_follow", "notifications_pushdevice", "django_admin_log",
    } <= set(planted)  # fmt: skip

    apply_retention()

    assert where_found() == {}


# Where a rule's own data is found once it is taken away; the others forget it with a person too.
LEFT = {
    "held_reports": "initiatives_problem",
    "ended_problems": "initiatives_problem",
    "withdrawn_problems": "initiatives_problem",
    "withdrawn_initiatives": "initiatives_initiative",
    "old_drafts": "initiatives_initiative",
    "old_letters": "community_letter",
    "old_notes": "initiatives_noteversion",
    "outside_addresses": "initiatives_outsidequestion",
    "idle_accounts": "accounts_user",
    "sent_messages": "kernel_outbox",
    "unsent_codes": "kernel_outbox",
    "ended_sessions": "django_session",
    "sign_in_attempts": "axes_accessattempt",
    "stray_contacts": "initiatives_problem",
    "old_flags": "community_flag",
    "read_notices": "notifications_notification",
    "session_traces": "usersessions_usersession",
    "old_links": "initiatives_fixquestion",
    "old_evaluation_links": "initiatives_evaluationquestion",
    "beneficiary_contacts": "initiatives_beneficiary",
    "old_beneficiary_links": "initiatives_beneficiary",
    "staff_log": "django_admin_log",
    "unconfirmed_accounts": "accounts_user",
}
ON_THE_DISK = {"originals"}  # files, which no column holds


@pytest.mark.parametrize("name", LEFT)
def test_without_one_rule_its_data_is_found(old, monkeypatch, name):
    """The twin, rule by rule."""
    fewer = [(rule.what, rule) for rule in RULES if rule.name != name]
    monkeypatch.setattr("mapapp.retention.applying.named", lambda: iter(fewer))

    apply_retention()

    assert LEFT[name] in where_found()


def test_every_rule_has_its_twin():
    assert set(LEFT) | ON_THE_DISK == {rule.name for rule in RULES}


def test_a_dry_run_counts_what_a_run_then_does_and_changes_nothing(old):
    before = where_found()

    counted = apply_retention(dry_run=True)

    assert where_found() == before
    assert not Tombstone.objects.exists()
    done = apply_retention()
    # who is forgotten takes sessions and notices along: their own rules find fewer
    assert all(done[name] <= number for name, number in counted.items())
    assert {name for name, number in counted.items() if number != done[name]} <= ALONG
    assert counted["reports whose contact was never confirmed"] == 1
    assert not any(apply_retention(dry_run=True).values())


def test_the_command_prints_a_line_for_each_rule(old):
    out = StringIO()

    call_command("apply_retention", "--dry-run", stdout=out)

    assert all(rule.what in out.getvalue() for rule in RULES)
    assert "       1  reports whose contact was never confirmed" in out.getvalue()
    assert User.objects.get(pk=old.author.pk).phone == aged.PHONE


def test_a_child_never_keeps_its_authors_data_alive(old):
    apply_retention()

    child = Problem.objects.get(pk=old.child.pk)
    assert child.duplicate_of_id
    assert child.location == child.public_location
    assert User.objects.get(pk=child.author_id).email is None


def test_what_is_gone_leaves_a_tombstone_without_a_person(old):
    apply_retention()

    stones = dict(Tombstone.objects.filter(kind="initiatives.problem").values_list("ref", "rule"))
    assert stones == {old.held.pk: "held_reports", old.withdrawn.pk: "withdrawn_problems"}
    assert Tombstone.objects.get(ref=old.held.pk, rule="held_reports").number == old.held.number
    assert not Problem.objects.filter(pk=old.held.pk).exists()
    assert Problem.objects.get(pk=old.withdrawn.pk).text == ""


def test_the_journal_and_what_was_public_stay(old):
    entries, told = JournalEntry.objects.count(), old.ended.text

    apply_retention()

    assert JournalEntry.objects.count() == entries
    ended = Problem.objects.get(pk=old.ended.pk)
    assert (ended.text, ended.stage, ended.author_id) == (told, "closed", old.author.pk)


def test_files_go_with_their_rows_and_originals_after_their_term(
    old, django_capture_on_commit_callbacks
):
    held = old.held.photos.get().image.path
    withdrawn = old.withdrawn.photos.get().image.path
    original = Redaction.objects.get().original.path
    papers = [one.file.path for one in Document.objects.all()]
    papers += [one.receipt.path for one in Expense.objects.all()]
    assert all(Path(path).exists() for path in papers)

    with django_capture_on_commit_callbacks(execute=True):
        apply_retention()

    assert not any(Path(path).exists() for path in (held, withdrawn, original, *papers))
    assert Redaction.objects.get().original == ""
    assert all(Path(one.image.path).exists() for one in old.ended.photos.all())


def test_a_forgotten_person_cannot_sign_in_and_is_nobody(old):
    apply_retention()

    person = User.objects.get(pk=old.author.pk)
    assert not person.is_active
    assert not person.has_usable_password()
    assert (person.email, person.phone, person.public_name) == (None, None, "")


def test_what_is_fresh_or_under_way_is_left_alone():
    reporter = UserFactory(confirmed=True, date_joined=timezone.now() - timedelta(days=4000))
    official = OfficialFactory(date_joined=timezone.now() - timedelta(days=4000))
    open_one = ProblemFactory(confirmed=True, author=reporter)
    held = ProblemFactory(contact_phone="+77075550111")
    flagged(open_one)
    Flag.objects.update(at=timezone.now() - timedelta(days=4000))

    counted = apply_retention()

    reporter.refresh_from_db()
    official.refresh_from_db()
    assert (reporter.is_active, official.is_active) == (True, True)
    assert Problem.objects.get(pk=held.pk).contact_phone
    assert Flag.objects.count() == 1
    assert not any(counted.values()), counted


@pytest.mark.parametrize(("days", "left"), [(6, 1), (8, 0)])
def test_a_held_report_waits_a_week(days, left):
    sent = timezone.now() - timedelta(days=days)
    ProblemFactory(author=None, created_at=sent)

    apply_retention()

    assert Problem.objects.count() == left


def test_a_report_somebody_refers_to_is_left_and_the_others_go(caplog):
    long_ago = timezone.now() - timedelta(days=30)
    first, second = ProblemFactory.create_batch(2, author=None, created_at=long_ago)
    other = ProblemFactory(confirmed=True)
    Problem.objects.filter(pk=other.pk).update(duplicate_of=first)

    apply_retention()

    assert set(Problem.objects.all()) == {first, other}
    assert not Tombstone.objects.filter(ref=first.pk).exists()
    assert f"{first.pk} is still referred to" in caplog.text
    assert second.pk not in Problem.objects.values_list("pk", flat=True)


def test_a_draft_goes_a_year_after_its_last_change():

    old, fresh = InitiativeFactory.create_batch(2)
    Initiative.objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=366))

    apply_retention()

    assert list(Initiative.objects.all()) == [fresh]


def test_photo_files_no_row_names_are_swept_after_a_day():
    photo = ProblemPhotoFactory()
    orphan = Path(settings.MEDIA_ROOT) / "problems" / "orphan.webp"
    orphan.write_bytes(b"canary")

    assert apply_retention()[ORPHANS] == 0
    assert apply_retention(timezone.now() + timedelta(days=2))[ORPHANS] == 1

    assert not orphan.exists()
    assert Path(photo.image.path).exists()


def test_every_rule_has_a_term_with_its_source():
    named = {rule.name for rule in RULES} | {"orphan_photos"}

    assert named == set(settings.RETENTION)
    assert all(term["source"] and term["checked"] for term in settings.RETENTION.values())
    assert Outbox.objects.count() == 0
