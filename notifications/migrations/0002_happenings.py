"""Keep what happened in public: one row for each change, with where and what it was then.

Indexed from the side of a follow: by its area, by its unit of the tree, by the thing.
"""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("geo", "0002_kept_by_the_database"),
        ("notifications", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Happening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cause", models.CharField(max_length=120, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("problem", "Problem"),
                            ("initiative", "Initiative"),
                            ("opportunity", "Volunteering opportunity"),
                            ("owner", "Who can help"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ref", models.PositiveBigIntegerField()),
                (
                    "point",
                    django.contrib.gis.db.models.fields.PointField(spatial_index=False, srid=4326),
                ),
                (
                    "regions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=40)),
                ("stage", models.CharField(max_length=24)),
                ("stage_group", models.CharField(max_length=8)),
                ("is_new", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("matched_at", models.DateTimeField(null=True)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geo.region",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
            },
        ),
        migrations.AddIndex(
            model_name="happening",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["point"], name="happening_point"
            ),
        ),
        migrations.AddIndex(
            model_name="happening",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["regions"], name="happening_regions"
            ),
        ),
        migrations.AddIndex(
            model_name="happening",
            index=models.Index(fields=["kind", "ref", "-id"], name="happening_of_thing"),
        ),
        migrations.AddIndex(
            model_name="happening",
            index=models.Index(fields=["at"], name="happening_at"),
        ),
        migrations.AddIndex(
            model_name="happening",
            index=models.Index(
                condition=models.Q(("matched_at", None)), fields=["id"], name="happening_to_match"
            ),
        ),
    ]
