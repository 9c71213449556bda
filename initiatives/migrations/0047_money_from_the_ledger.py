"""Draw the money of a closing report from the ledger, and keep it as it stood when it was sent.

Until now whoever led the work typed what was spent, and nothing held it against the entries.
What was typed so far stays in its columns, and its old reports show it.
"""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models
from django.db.models import Q

SECTIONS = [
    ("words", "What was done"),
    ("milestones", "Milestones of the plan"),
    ("indicators", "What was counted"),
    ("numbers", "People, hours and things"),
    ("money", "Money, line by line"),
    ("area", "Whom it reaches"),
    ("photos", "Photos side by side"),
]


def of(to, related_name):
    """What a row belongs to and goes with."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name=related_name, to=to
    )


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "no installation holds rows yet",
        "ban-drop-constraint": "one more section is allowed, none is taken away",
        "constraint-missing-not-valid": "no installation holds rows yet",
    }
    dependencies = [
        ("initiatives", "0046_beneficiaries"),
        ("kernel", "0005_no_index_twice"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaidElsewhere",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("elsewhere_tiyn", models.PositiveBigIntegerField()),
                ("payer", models.CharField(blank=True, max_length=300)),
                ("line", of("initiatives.budgetline", "+")),
                ("report", of("initiatives.closingreport", "paid_elsewhere")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["report", "line"], name="paid_elsewhere_is_told_once_a_line"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="closingreport",
            name="left_words",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="closingreport",
            name="money",
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="closingreport",
            name="money_words",
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        migrations.AlterField(
            model_name="closingreport",
            name="spent_tiyn",
            field=models.PositiveBigIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="closingreport",
            constraint=models.CheckConstraint(
                condition=Q(money=None) | Q(sent_at__isnull=False),
                name="closing_report_keeps_its_money_once_it_is_sent",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closingreport",
            trigger=pgtrigger.compiler.Trigger(
                name="accepted_money_stays_as_it_was",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."accepted_at" IS NOT NULL AND NEW."money" IS DISTINCT FROM (OLD."money"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="612cd33d9d99da895eeab513edfbd055dcb52b62",
                    operation="UPDATE",
                    pgid="pgtrigger_accepted_money_stays_as_it_was_b0704",
                    table="initiatives_closingreport",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RemoveConstraint(
            model_name="sectionremark", name="section_remark_is_on_a_section"
        ),
        migrations.AlterField(
            model_name="sectionremark",
            name="section",
            field=models.CharField(choices=SECTIONS, max_length=12),
        ),
        migrations.AddConstraint(
            model_name="sectionremark",
            constraint=models.CheckConstraint(
                condition=Q(section__in=[code for code, _ in SECTIONS]),
                name="section_remark_is_on_a_section",
            ),
        ),
    ]
