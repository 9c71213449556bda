"""Write a plan down in milestones and a budget in lines.

What was planned can be compared with what was done only if it was written line by line.
"""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

SOURCES = [
    ("own", "The team's own money"),
    ("patron", "A patron or a sponsor"),
    ("gathered", "Gathered from people"),
    ("grant", "A grant"),
    ("state", "The state budget"),
    ("sought", "Not found yet"),
]


def key():
    """The primary key every table has."""
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def initiative(related_name):
    """Whose plan it is."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to="initiatives.initiative",
    )


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0027_called_by")]

    operations = [
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", key()),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("title", models.CharField(max_length=120)),
                ("due_on", models.DateField()),
                ("indicator", models.CharField(blank=True, max_length=200)),
                ("ordering", models.PositiveSmallIntegerField(default=1)),
                ("initiative", initiative("milestones")),
            ],
            options={
                "ordering": ["ordering", "pk"],
                "indexes": [
                    models.Index(fields=["initiative", "ordering"], name="milestone_of_initiative")
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", key()),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("title", models.CharField(max_length=120)),
                ("amount_tiyn", models.PositiveBigIntegerField()),
                (
                    "source",
                    models.CharField(choices=SOURCES, default="sought", max_length=8),
                ),
                ("initiative", initiative("budget_lines")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(amount_tiyn__gt=0), name="budget_line_costs_money"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(source__in=[code for code, _ in SOURCES]),
                        name="budget_line_source_is_known",
                    ),
                ],
            },
        ),
    ]
