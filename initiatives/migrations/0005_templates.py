"""Ready answers in Kazakh and Russian, by decision and kind of problem."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("initiatives", "0004_notes"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("problem", "Problem"), ("initiative", "Initiative")],
                        max_length=10,
                    ),
                ),
                ("verb", models.CharField(max_length=24)),
                ("title", models.CharField(max_length=80)),
                ("text_kk", models.TextField()),
                ("text_ru", models.TextField()),
                ("is_active", models.BooleanField(default=True)),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="initiatives.problemcategory",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="templates",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "verb"], name="template_of_decision")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("category", None), ("kind", "problem"), _connector="OR"
                        ),
                        name="template_category_is_of_problems",
                    )
                ],
            },
        ),
    ]
