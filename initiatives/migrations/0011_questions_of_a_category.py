"""Ask about each kind of problem what the office needs to know.

Versions are rows: an answered one is never changed, and a problem keeps the one it answered.
"""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "no installation holds rows yet",
        "require-concurrent-index-creation": "no installation holds rows yet",
    }
    dependencies = [("initiatives", "0010_hidden_at")]

    operations = [
        migrations.CreateModel(
            name="CategorySheet",
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
                ("version", models.PositiveSmallIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="CategoryQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_kk", models.CharField(max_length=200)),
                ("name_ru", models.CharField(blank=True, max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                ("code", models.SlugField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("short", "A line"),
                            ("long", "A text"),
                            ("number", "A number"),
                            ("yes_no", "Yes or no"),
                            ("choice", "One of several"),
                        ],
                        default="choice",
                        max_length=8,
                    ),
                ),
                ("hint_kk", models.TextField(blank=True)),
                ("hint_ru", models.TextField(blank=True)),
                ("hint_en", models.TextField(blank=True)),
                ("choices", models.JSONField(blank=True, default=list)),
                ("is_skippable", models.BooleanField(default=True)),
                ("asked_if", models.JSONField(blank=True, default=dict)),
                ("stops_on", models.JSONField(blank=True, default=list)),
                ("stop_kk", models.TextField(blank=True)),
                ("stop_ru", models.TextField(blank=True)),
                ("stop_en", models.TextField(blank=True)),
                ("ordering", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["sheet", "ordering"],
            },
        ),
        migrations.AddField(
            model_name="problem",
            name="sheet_answers",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="categorysheet",
            name="category",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sheets",
                to="initiatives.problemcategory",
            ),
        ),
        migrations.AddField(
            model_name="categoryquestion",
            name="sheet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="initiatives.categorysheet",
            ),
        ),
        migrations.AddField(
            model_name="problem",
            name="sheet",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="initiatives.categorysheet",
            ),
        ),
        migrations.AddConstraint(
            model_name="categorysheet",
            constraint=models.UniqueConstraint(
                fields=("category", "version"), name="category_sheet_version_is_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="categoryquestion",
            constraint=models.UniqueConstraint(
                fields=("sheet", "code"), name="category_question_code_is_unique_in_its_version"
            ),
        ),
    ]
