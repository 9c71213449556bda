"""Found problems, initiatives, their words, teams, needs, evidence and evaluations."""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import geo.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("geo", "0002_kept_by_the_database"),
        ("kernel", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Direction",
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
                ("hint_kk", models.TextField(blank=True)),
                ("hint_ru", models.TextField(blank=True)),
                ("hint_en", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["ordering", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NumberCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("series", models.CharField(max_length=12, unique=True)),
                ("last", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ResourceKind",
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
            ],
            options={
                "ordering": ["ordering", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Skill",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("professional", "Professional"),
                            ("teaching", "Teaching"),
                            ("practical", "Practical work"),
                            ("soft", "Working with people"),
                        ],
                        default="practical",
                        max_length=12,
                    ),
                ),
            ],
            options={
                "ordering": ["ordering", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Initiative",
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
                    "stage_since",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("due_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("paused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "number",
                    models.CharField(
                        blank=True, editable=False, max_length=20, null=True, unique=True
                    ),
                ),
                (
                    "client_id",
                    models.UUIDField(blank=True, editable=False, null=True, unique=True),
                ),
                ("title", models.CharField(max_length=120)),
                ("summary", models.TextField(blank=True)),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="kk",
                        max_length=2,
                    ),
                ),
                ("hides_name", models.BooleanField(default=True)),
                (
                    "location",
                    django.contrib.gis.db.models.fields.PointField(
                        blank=True, null=True, spatial_index=False, srid=4326
                    ),
                ),
                (
                    "public_location",
                    django.contrib.gis.db.models.fields.PointField(
                        blank=True, null=True, spatial_index=False, srid=4326
                    ),
                ),
                ("routed_because", models.CharField(blank=True, editable=False, max_length=40)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("plan_starts", models.DateField(blank=True, null=True)),
                ("plan_ends", models.DateField(blank=True, null=True)),
                ("resources_until", models.DateField(blank=True, null=True)),
                ("public_answer_kk", models.TextField(blank=True)),
                ("public_answer_ru", models.TextField(blank=True)),
                ("report", models.TextField(blank=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("in_review", "In review"),
                            ("needs_information", "Information is asked for"),
                            ("state_body_review", "A state body is considering it"),
                            ("team_selection", "The team is being chosen"),
                            ("resource_search", "Resources are being sought"),
                            ("resources_not_found", "Resources were not found"),
                            ("resource_attraction", "Resources are being attracted"),
                            ("state_body_support", "A state body is asked for support"),
                            ("implementation", "Under way"),
                            ("closing", "Closing: the team says it is done"),
                            ("evaluation", "Evaluation by those affected"),
                            ("solved", "Solved"),
                            ("partly_solved", "Partly solved"),
                            ("not_solved", "Not solved"),
                            ("refused", "Refused"),
                            ("duplicate", "Duplicate"),
                            ("suspended", "Suspended"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=24,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "direction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to="initiatives.direction",
                    ),
                ),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_initiatives",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to="accounts.office",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to="geo.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EvidencePhoto",
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
                    "image",
                    models.ImageField(
                        height_field="height", upload_to="evidence/%Y/%m", width_field="width"
                    ),
                ),
                ("width", models.PositiveIntegerField(default=0, editable=False)),
                ("height", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "moment",
                    models.CharField(
                        choices=[("before", "Before"), ("after", "After")], max_length=6
                    ),
                ),
                ("taken_on", models.DateField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="initiatives.initiative",
                    ),
                ),
            ],
            options={
                "ordering": ["moment", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("days_after", models.PositiveSmallIntegerField(default=0)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("closes_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("quorum", models.PositiveSmallIntegerField()),
                ("result", models.CharField(blank=True, max_length=24)),
                ("has_quorum", models.BooleanField(blank=True, null=True)),
                (
                    "asked",
                    models.ManyToManyField(
                        blank=True, related_name="evaluations_asked", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluations",
                        to="initiatives.initiative",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
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
                        choices=[("review", "To consider"), ("support", "To support")],
                        max_length=8,
                    ),
                ),
                ("task", models.TextField()),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("gives", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Problem",
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
                    "stage_since",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("due_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("paused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.CharField(editable=False, max_length=20, unique=True)),
                (
                    "client_id",
                    models.UUIDField(blank=True, editable=False, null=True, unique=True),
                ),
                ("client_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("text", models.TextField(blank=True)),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="kk",
                        max_length=2,
                    ),
                ),
                (
                    "location",
                    django.contrib.gis.db.models.fields.PointField(spatial_index=False, srid=4326),
                ),
                (
                    "public_location",
                    django.contrib.gis.db.models.fields.PointField(spatial_index=False, srid=4326),
                ),
                ("routed_because", models.CharField(blank=True, editable=False, max_length=40)),
                ("hides_name", models.BooleanField(default=True)),
                ("contact_phone", models.CharField(blank=True, max_length=20)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("reported", "Reported"),
                            ("confirmed", "Waiting for the akimat"),
                            ("acknowledged", "Taken up"),
                            ("in_work", "In work"),
                            ("claimed_fixed", "Said to be fixed"),
                            ("fixed", "Fixed, confirmed by residents"),
                            ("not_fixed", "Not fixed, residents say"),
                            ("closed", "Closed"),
                            ("refused", "Refused"),
                            ("duplicate", "Duplicate"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="reported",
                        editable=False,
                        max_length=24,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problems",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="initiatives.problem",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problems",
                        to="accounts.office",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problems",
                        to="geo.region",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="initiative",
            name="problems",
            field=models.ManyToManyField(
                blank=True, related_name="initiatives", to="initiatives.problem"
            ),
        ),
        migrations.CreateModel(
            name="ProblemAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_fixed", models.BooleanField()),
                ("comment", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.journalentry",
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="initiatives.problem",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problem_answers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProblemCategory",
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
                ("displaced_metres", models.PositiveSmallIntegerField(default=0)),
                ("is_emergency", models.BooleanField(default=False)),
                (
                    "direction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="categories",
                        to="initiatives.direction",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "problem categories",
                "ordering": ["ordering", "code"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="problem",
            name="category",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="problems",
                to="initiatives.problemcategory",
            ),
        ),
        migrations.CreateModel(
            name="ProblemPhoto",
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
                    "image",
                    models.ImageField(
                        height_field="height", upload_to="problems/%Y/%m", width_field="width"
                    ),
                ),
                ("width", models.PositiveIntegerField(default=0, editable=False)),
                ("height", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("before", "As it was"),
                            ("after", "As it is now"),
                            ("evidence", "Evidence"),
                        ],
                        default="before",
                        max_length=8,
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="initiatives.problem",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
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
                (
                    "direction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questionnaires",
                        to="initiatives.direction",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Question",
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
                        default="long",
                        max_length=8,
                    ),
                ),
                ("hint_kk", models.TextField(blank=True)),
                ("hint_ru", models.TextField(blank=True)),
                ("hint_en", models.TextField(blank=True)),
                ("choices", models.JSONField(blank=True, default=list)),
                ("is_required", models.BooleanField(default=True)),
                ("ordering", models.PositiveSmallIntegerField(default=0)),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="initiatives.questionnaire",
                    ),
                ),
            ],
            options={
                "ordering": ["questionnaire", "ordering"],
            },
        ),
        migrations.AddField(
            model_name="initiative",
            name="questionnaire",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="initiatives.questionnaire",
            ),
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=80)),
                ("wanted", models.PositiveSmallIntegerField(default=1)),
                ("is_essential", models.BooleanField(default=False)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="initiatives.skill",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Need",
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
                        choices=[
                            ("people", "People"),
                            ("thing", "Things and services"),
                            ("money", "Money"),
                        ],
                        max_length=6,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                (
                    "wanted",
                    models.PositiveBigIntegerField(
                        help_text="Money in tiyn, people and things in units"
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("is_essential", models.BooleanField(default=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "resource_kind",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="initiatives.resourcekind",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="initiatives.skill",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asks to join"),
                            ("accepted", "In the team"),
                            ("declined", "Declined"),
                            ("left", "Left"),
                        ],
                        default="asked",
                        editable=False,
                        max_length=8,
                    ),
                ),
                ("message", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="members",
                        to="initiatives.need",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="members",
                        to="initiatives.seat",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team_places",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="EvaluationAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("yes", "Yes, it is solved"),
                            ("partly", "Partly"),
                            ("no", "No, it is not"),
                        ],
                        max_length=6,
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="initiatives.evaluation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluation_answers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evaluation", "user"), name="evaluation_answered_once_by_each"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["yes", "partly", "no"])),
                        name="evaluation_verdict_is_known",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.UniqueConstraint(
                fields=("initiative", "round", "days_after"), name="evaluation_round_is_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("quorum__gt", 0)), name="evaluation_needs_somebody_to_answer"
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opened_at"))),
                name="evaluation_closes_after_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("result__in", ["", "not_solved", "partly_solved", "solved"])),
                name="evaluation_result_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="involvement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("initiative",),
                name="involvement_is_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="problemanswer",
            constraint=models.UniqueConstraint(
                fields=("claim", "user"), name="problem_answered_once_a_claim_by_each"
            ),
        ),
        migrations.AddIndex(
            model_name="problem",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["public_location"], name="problem_public_location_box"
            ),
        ),
        migrations.AddIndex(
            model_name="problem",
            index=django.contrib.postgres.indexes.GistIndex(
                geo.fields.OnGlobe("public_location"), name="problem_public_location_near"
            ),
        ),
        migrations.AddIndex(
            model_name="problem",
            index=models.Index(fields=["office", "stage", "due_at"], name="problem_desk"),
        ),
        migrations.AddIndex(
            model_name="problem",
            index=models.Index(fields=["region", "stage"], name="problem_region_stage"),
        ),
        migrations.AddIndex(
            model_name="problem",
            index=models.Index(fields=["stage", "due_at"], name="problem_timers"),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "reported",
                            "confirmed",
                            "acknowledged",
                            "in_work",
                            "claimed_fixed",
                            "fixed",
                            "not_fixed",
                            "closed",
                            "refused",
                            "duplicate",
                            "withdrawn",
                        ],
                    )
                ),
                name="problem_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(("duplicate_of", models.F("id")), _negated=True),
                name="problem_is_no_duplicate_of_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "duplicate"), _negated=True),
                    ("duplicate_of__isnull", False),
                    _connector="OR",
                ),
                name="problem_duplicate_names_the_other",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage__in", ["reported", "withdrawn"]),
                    ("author__isnull", False),
                    _connector="OR",
                ),
                name="problem_in_public_has_an_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=models.UniqueConstraint(
                fields=("direction", "version"),
                name="questionnaire_version_is_one",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                fields=("questionnaire", "code"), name="question_code_is_unique_in_its_version"
            ),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["public_location"], name="initiative_public_location_box"
            ),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=django.contrib.postgres.indexes.GistIndex(
                geo.fields.OnGlobe("public_location"), name="initiative_public_location_near"
            ),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(fields=["office", "stage", "due_at"], name="initiative_desk"),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(fields=["region", "stage"], name="initiative_region_stage"),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(fields=["stage", "due_at"], name="initiative_timers"),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "draft",
                            "submitted",
                            "in_review",
                            "needs_information",
                            "state_body_review",
                            "team_selection",
                            "resource_search",
                            "resources_not_found",
                            "resource_attraction",
                            "state_body_support",
                            "implementation",
                            "closing",
                            "evaluation",
                            "solved",
                            "partly_solved",
                            "not_solved",
                            "refused",
                            "duplicate",
                            "suspended",
                            "withdrawn",
                        ],
                    )
                ),
                name="initiative_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage", "draft"),
                    models.Q(
                        ("direction__isnull", False),
                        ("location__isnull", False),
                        ("number__isnull", False),
                        ("public_location__isnull", False),
                        ("region__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="initiative_sent_is_complete",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(("plan_ends__gte", models.F("plan_starts"))),
                name="initiative_plan_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(("duplicate_of", models.F("id")), _negated=True),
                name="initiative_is_no_duplicate_of_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "duplicate"), _negated=True),
                    ("duplicate_of__isnull", False),
                    _connector="OR",
                ),
                name="initiative_duplicate_names_the_other",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("wanted__gt", 0)), name="seat_wants_somebody"
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["initiative", "kind"], name="need_of_initiative"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("wanted__gt", 0)), name="need_wants_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "thing"), ("resource_kind", None), _connector="OR"),
                name="need_names_a_resource_only_for_things",
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.UniqueConstraint(
                fields=("initiative", "user"), name="team_member_is_one_per_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.CheckConstraint(
                condition=models.Q(("seat", None), ("need", None), _connector="OR"),
                name="team_member_fills_a_seat_or_a_need",
            ),
        ),
    ]
