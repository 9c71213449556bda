"""Keep what was spent on each line of a budget: entries are added, none is changed or struck out.

The database holds every line between nothing and what was planned, whoever writes to it.
"""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import initiatives.models.application


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0038_work_news"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Expense",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount_tiyn", models.BigIntegerField()),
                ("spent_on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=120)),
                (
                    "receipt",
                    models.FileField(
                        blank=True,
                        storage=initiatives.models.application.private_store,
                        upload_to="receipts/%Y/%m",
                    ),
                ),
                (
                    "receipt_kind",
                    models.CharField(
                        blank=True, choices=[("pdf", "PDF"), ("picture", "Picture")], max_length=8
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("client_id", models.UUIDField(editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="initiatives.expense",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expenses",
                        to="initiatives.budgetline",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["line", "-id"], name="expense_of_line")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("added_by", "client_id"), name="expense_is_sent_once_from_a_form"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount_tiyn__gt", 0), ("corrects", None)),
                            models.Q(("amount_tiyn__lt", 0), ("corrects__isnull", False)),
                            _connector="OR",
                        ),
                        name="expense_costs_and_counter_entry_gives_back",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="expenses_are_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="123da42fc235607581f9d9c370101097941b7699",
                    operation="DELETE",
                    pgid="pgtrigger_expenses_are_not_deleted_7ff15",
                    table="initiatives_expense",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="expenses_are_not_edited",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."line_id" IS DISTINCT FROM (NEW."line_id") OR OLD."amount_tiyn" IS DISTINCT FROM (NEW."amount_tiyn") OR OLD."spent_on" IS DISTINCT FROM (NEW."spent_on") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."client_id" IS DISTINCT FROM (NEW."client_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="111c1f504733128497dbe8b101f8be0de22da572",
                    operation="UPDATE",
                    pgid="pgtrigger_expenses_are_not_edited_8a64b",
                    table="initiatives_expense",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="expense_words_only_go",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN ((NEW."words" IS DISTINCT FROM (OLD."words") AND NOT (NEW."words" = \'\')) OR (NEW."receipt" IS DISTINCT FROM (OLD."receipt") AND NOT (NEW."receipt" = \'\')))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="a013f13a236ea513da9150992ab5d24b2e622ab8",
                    operation="UPDATE",
                    pgid="pgtrigger_expense_words_only_go_59f89",
                    table="initiatives_expense",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expense",
            trigger=pgtrigger.compiler.Trigger(
                name="expense_stays_within_its_line",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE planned bigint; spent numeric;",
                    func="\n    SELECT amount_tiyn INTO planned FROM initiatives_budgetline\n    WHERE id = NEW.line_id FOR UPDATE;\n    SELECT COALESCE(SUM(amount_tiyn), 0) + NEW.amount_tiyn INTO spent\n    FROM initiatives_expense WHERE line_id = NEW.line_id;\n    IF spent > planned OR spent < 0 THEN\n        RAISE EXCEPTION 'a line of the budget cannot hold this expense'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_stays_within_its_line';\n    END IF;\n    IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM initiatives_expense\n        WHERE id = NEW.corrects_id AND line_id = NEW.line_id\n        AND amount_tiyn = -NEW.amount_tiyn AND corrects_id IS NULL\n    ) THEN\n        RAISE EXCEPTION 'a counter entry takes back one expense, wholly'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'counter_entry_takes_back_one_expense';\n    END IF;\n    RETURN NEW;\n",
                    hash="0b33dd38cebd8664c55c142b5059f35a74856c0d",
                    operation="INSERT",
                    pgid="pgtrigger_expense_stays_within_its_line_ac74b",
                    table="initiatives_expense",
                    when="BEFORE",
                ),
            ),
        ),
    ]
