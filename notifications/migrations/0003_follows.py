"""Keep what people follow, each with its area as one indexed polygon.

A follow is met by an area, a unit of the tree or one thing: three indexes, one statement. A notice
remembers the follow that led to it, so that its letter can offer to stop it.
"""

from decimal import Decimal

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import geo.functions


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "no installation holds rows yet",
        "require-concurrent-index-creation": "no installation holds rows yet",
    }
    dependencies = [
        ("accounts", "0001_initial"),
        ("geo", "0002_kept_by_the_database"),
        ("notifications", "0002_happenings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Follow",
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
                    "shape",
                    models.CharField(
                        choices=[
                            ("thing", "One problem or initiative"),
                            ("circle", "Around a point"),
                            ("region", "A region or a district"),
                            ("drawn", "An area drawn on the map"),
                        ],
                        max_length=6,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80)),
                (
                    "thing_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("problem", "Problem"),
                            ("initiative", "Initiative"),
                            ("opportunity", "Volunteering opportunity"),
                            ("owner", "Who can help"),
                        ],
                        max_length=12,
                        null=True,
                    ),
                ),
                ("thing_ref", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "centre",
                    django.contrib.gis.db.models.fields.PointField(
                        blank=True, null=True, spatial_index=False, srid=4326
                    ),
                ),
                (
                    "radius_km",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
                ),
                (
                    "drawn",
                    django.contrib.gis.db.models.fields.PolygonField(
                        blank=True, null=True, spatial_index=False, srid=4326
                    ),
                ),
                (
                    "near",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geo.region",
                    ),
                ),
                (
                    "area",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            geo.functions.Reach(
                                "centre",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("radius_km"), "*", models.Value(1000)
                                ),
                            ),
                            "drawn",
                        ),
                        output_field=django.contrib.gis.db.models.fields.PolygonField(
                            spatial_index=False, srid=4326
                        ),
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "stage_groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "cadence",
                    models.CharField(
                        choices=[
                            ("immediate", "At once"),
                            ("daily", "Once a day"),
                            ("weekly", "Once a week"),
                        ],
                        default="weekly",
                        max_length=9,
                    ),
                ),
                ("is_paused", models.BooleanField(default=False)),
                (
                    "came_from_ref",
                    models.PositiveBigIntegerField(blank=True, editable=False, null=True),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follows",
                        to="geo.region",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="notification",
            name="follow",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="notifications.follow",
            ),
        ),
        migrations.AddIndex(
            model_name="follow",
            index=django.contrib.postgres.indexes.GistIndex(
                condition=models.Q(("is_paused", False)), fields=["area"], name="follow_area"
            ),
        ),
        migrations.AddIndex(
            model_name="follow",
            index=models.Index(
                condition=models.Q(("is_paused", False)), fields=["region"], name="follow_region"
            ),
        ),
        migrations.AddIndex(
            model_name="follow",
            index=models.Index(fields=["thing_kind", "thing_ref"], name="follow_thing"),
        ),
        migrations.AddIndex(
            model_name="follow",
            index=models.Index(fields=["cadence", "user"], name="follow_digested"),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("centre__isnull", True),
                        ("drawn__isnull", True),
                        ("radius_km__isnull", True),
                        ("region__isnull", True),
                        ("shape", "thing"),
                        ("thing_kind__isnull", False),
                        ("thing_ref__isnull", False),
                    ),
                    models.Q(
                        ("centre__isnull", False),
                        ("drawn__isnull", True),
                        ("radius_km__isnull", False),
                        ("region__isnull", True),
                        ("shape", "circle"),
                        ("thing_kind__isnull", True),
                        ("thing_ref__isnull", True),
                    ),
                    models.Q(
                        ("centre__isnull", True),
                        ("drawn__isnull", True),
                        ("radius_km__isnull", True),
                        ("region__isnull", False),
                        ("shape", "region"),
                        ("thing_kind__isnull", True),
                        ("thing_ref__isnull", True),
                    ),
                    models.Q(
                        ("centre__isnull", True),
                        ("drawn__isnull", False),
                        ("radius_km__isnull", True),
                        ("region__isnull", True),
                        ("shape", "drawn"),
                        ("thing_kind__isnull", True),
                        ("thing_ref__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="follow_has_only_the_facts_of_its_shape",
            ),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("radius_km", None),
                    ("radius_km__range", (Decimal("0.5"), Decimal(100))),
                    _connector="OR",
                ),
                name="follow_radius_is_between_half_and_a_hundred_km",
            ),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.CheckConstraint(
                condition=models.Q(("drawn", None), ("drawn__isvalid", True), _connector="OR"),
                name="follow_drawn_is_simple",
            ),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.CheckConstraint(
                condition=models.Q(("cadence__in", ["immediate", "daily", "weekly"])),
                name="follow_cadence_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.UniqueConstraint(
                fields=("user", "thing_kind", "thing_ref"), name="follow_of_a_thing_is_one"
            ),
        ),
    ]
