"""Give initiatives something to be joined to: priorities, national projects, drives; the best."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "the tables are new",
        "constraint-missing-not-valid": "the tables are new",
        "require-concurrent-index-creation": "the tables are new",
    }
    dependencies = [
        ("geo", "0003_an_owner_has_no_stage"),
        ("initiatives", "0025_what_a_body_gives"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Drive",
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
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("about_kk", models.TextField()),
                ("about_ru", models.TextField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drives",
                        to="geo.region",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
            },
        ),
        migrations.CreateModel(
            name="NationalProject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("number", models.PositiveSmallIntegerField(unique=True)),
                ("aim_kk", models.TextField()),
                ("aim_ru", models.TextField()),
                ("aim_en", models.TextField()),
                (
                    "directions",
                    models.ManyToManyField(
                        related_name="national_projects", to="initiatives.direction"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Joined",
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
                    "drive",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joined",
                        to="initiatives.drive",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joined",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "joined_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joined",
                        to="initiatives.nationalproject",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BaseCentre",
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
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geo.region",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="centres",
                        to="initiatives.nationalproject",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Priority",
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
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("reason_kk", models.CharField(max_length=300)),
                ("reason_ru", models.CharField(max_length=300)),
                (
                    "direction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priorities",
                        to="initiatives.direction",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priorities",
                        to="geo.region",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "priorities",
                "ordering": ["region", "since", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ProjectGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("volunteers", "Volunteers"),
                            ("people", "Residents and volunteers"),
                            ("centres", "Support centres opened"),
                            ("grants", "Grants"),
                            ("mentors", "Personal mentors trained"),
                            ("pupils", "Rural pupils taught"),
                            ("collections", "Collections of best practice"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at_least", models.PositiveIntegerField()),
                ("is_in_each_region", models.BooleanField(default=False)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="initiatives.nationalproject",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BestPractice",
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
                ("reason_kk", models.TextField()),
                ("reason_ru", models.TextField()),
                (
                    "initiative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="best_practice",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-created_at", "-id"], name="best_practice_newest")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="drive",
            index=models.Index(fields=["until", "since"], name="drive_window"),
        ),
        migrations.AddConstraint(
            model_name="drive",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))),
                name="drive_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="joined",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("drive__isnull", False), ("project", None)),
                    models.Q(("drive", None), ("project__isnull", False)),
                    _connector="OR",
                ),
                name="joined_to_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="joined",
            constraint=models.UniqueConstraint(
                fields=("initiative", "project", "drive"),
                name="joined_only_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="basecentre",
            constraint=models.UniqueConstraint(
                fields=("project", "name_kk"), name="base_centre_is_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))),
                name="priority_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="priority",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("region", "="),
                    ("direction", "="),
                    (
                        models.Func(
                            "since",
                            "until",
                            models.Value("[]"),
                            function="DATERANGE",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="priority_is_said_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectgoal",
            constraint=models.UniqueConstraint(
                fields=("project", "kind"), name="project_goal_is_said_once"
            ),
        ),
    ]
