"""Seal each entry of the journal over the one before it, and each night over all of them."""

import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# What an entry says, in one form that never changes: JSON has one spelling of each value here,
# and moments are written in UTC.
FUNCTION = """
CREATE FUNCTION journal_seal(before bytea, entry kernel_journalentry) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(coalesce(before, ''::bytea) || convert_to(jsonb_build_array(
        entry.id, entry.subject_type_id, entry.subject_id, entry.workflow, entry.verb,
        entry.before, entry.after, entry.reason, entry.reason_code, entry.details,
        entry.actor_id, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')
    )::text, 'UTF8'))
$$
"""
# Entries from before the seals get theirs in order, each over the one before it.
SEAL_WHAT_IS_THERE = """
ALTER TABLE kernel_journalentry DISABLE TRIGGER USER;
DO $$
DECLARE
    entry kernel_journalentry;
    last kernel_journalentry;
BEGIN
    FOR entry IN SELECT * FROM kernel_journalentry ORDER BY subject_type_id, subject_id, id LOOP
        IF last.id IS NOT NULL AND last.subject_type_id = entry.subject_type_id
                AND last.subject_id = entry.subject_id THEN
            entry.seal := journal_seal(last.seal, entry);
        ELSE
            entry.seal := journal_seal(NULL, entry);
        END IF;
        UPDATE kernel_journalentry SET seal = entry.seal WHERE id = entry.id;
        last := entry;
    END LOOP;
END $$;
ALTER TABLE kernel_journalentry ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0003_tombstones"),
    ]

    operations = [
        migrations.CreateModel(
            name="JournalCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("entries", models.PositiveBigIntegerField()),
                ("seals", models.PositiveBigIntegerField()),
                ("altered", models.JSONField(default=list)),
                ("torn", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="JournalSeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("upto", models.BigIntegerField(unique=True)),
                ("entries", models.PositiveBigIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["upto"],
            },
        ),
        migrations.AddField(
            model_name="journalentry",
            name="seal",
            field=models.BinaryField(default=bytes, max_length=32),
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION journal_seal(bytea, kernel_journalentry)"),
        migrations.RunSQL(SEAL_WHAT_IS_THERE, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="journalentry",
            trigger=pgtrigger.compiler.Trigger(
                name="journal_is_sealed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE before bytea;",
                    func="\nPERFORM pg_advisory_xact_lock(NEW.subject_type_id, hashint8(NEW.subject_id));\nNEW.id := nextval(pg_get_serial_sequence('kernel_journalentry', 'id'));\nSELECT seal INTO before FROM kernel_journalentry\n    WHERE subject_type_id = NEW.subject_type_id AND subject_id = NEW.subject_id\n    ORDER BY id DESC LIMIT 1;\nNEW.seal := journal_seal(before, NEW);\nRETURN NEW;\n",
                    hash="14a127711aa29540b1651c52035f19fb3e1da312",
                    operation="INSERT",
                    pgid="pgtrigger_journal_is_sealed_11f1f",
                    table="kernel_journalentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="journalseal",
            trigger=pgtrigger.compiler.Trigger(
                name="seals_are_append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e04f687a1bf718c0a07075655c8eed0798b92184",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_seals_are_append_only_8a2f0",
                    table="kernel_journalseal",
                    when="BEFORE",
                ),
            ),
        ),
    ]
