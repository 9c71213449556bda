"""Follow trees, feeding points and rocks for years: kinds, things at points, visits, rounds.

A person writes one visit to a thing a day and an initiative goes one round at a time; the database
refuses the second of each, whatever a phone sends again.
"""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0040_work_tasks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CareKind",
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
                ("code", models.SlugField(max_length=40, unique=True)),
                ("is_active", models.BooleanField(default=True)),
                ("ordering", models.PositiveSmallIntegerField(default=0)),
                ("icon", models.CharField(blank=True, max_length=40)),
                ("every_days", models.PositiveSmallIntegerField(default=30)),
                ("cell_km", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["ordering", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("every_days__gt", 0)), name="care_kind_wants_a_look"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CarePoint",
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
                ("number", models.PositiveSmallIntegerField(editable=False)),
                ("title", models.CharField(blank=True, max_length=80)),
                (
                    "location",
                    django.contrib.gis.db.models.fields.PointField(spatial_index=False, srid=4326),
                ),
                ("since", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="care_points",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="initiatives.carekind",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="CareRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(editable=False)),
                ("since", models.DateField(default=django.utils.timezone.localdate)),
                ("until", models.DateField()),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="care_rounds",
                        to="initiatives.initiative",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="CareVisit",
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
                ("day", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("well", "All is well"),
                            ("needs_care", "It needs care"),
                            ("gone", "It is gone"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("photo", models.ImageField(blank=True, upload_to="visits/%Y/%m")),
                (
                    "client_id",
                    models.UUIDField(blank=True, editable=False, null=True, unique=True),
                ),
                ("client_digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="initiatives.carepoint",
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="carepoint",
            constraint=models.UniqueConstraint(
                fields=("initiative", "number"), name="care_point_has_a_number_of_its_own"
            ),
        ),
        migrations.AddConstraint(
            model_name="careround",
            constraint=models.UniqueConstraint(
                fields=("initiative", "number"), name="care_round_has_a_number_of_its_own"
            ),
        ),
        migrations.AddConstraint(
            model_name="careround",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))),
                name="care_round_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="careround",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("initiative", "="),
                    (
                        models.Func(
                            "since",
                            "until",
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="care_round_is_one_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="carevisit",
            index=models.Index(fields=["point", "-day", "-id"], name="care_visit_latest"),
        ),
        migrations.AddConstraint(
            model_name="carevisit",
            constraint=models.UniqueConstraint(
                fields=("by", "point", "day"), name="care_visit_is_one_a_person_and_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="carevisit",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["well", "needs_care", "gone"])),
                name="care_visit_state_is_known",
            ),
        ),
    ]
