"""Found the app: owners and how far they go, their people, papers, offers and promises."""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import geo.fields
import geo.functions


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("geo", "0002_kept_by_the_database"),
        ("initiatives", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Owner",
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
                            ("volunteer", "Volunteer"),
                            ("group", "Initiative group"),
                            ("organisation", "Organisation"),
                            ("business", "Business"),
                            ("department", "Department"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160)),
                ("about", models.TextField(blank=True, max_length=2000)),
                (
                    "home",
                    django.contrib.gis.db.models.fields.PointField(spatial_index=False, srid=4326),
                ),
                ("travels_km", models.PositiveSmallIntegerField(default=10)),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="kk",
                        max_length=2,
                    ),
                ),
                ("is_available", models.BooleanField(default=True)),
                (
                    "reach",
                    models.GeneratedField(
                        db_persist=True,
                        expression=geo.functions.Reach(
                            "home",
                            django.db.models.expressions.CombinedExpression(
                                models.F("travels_km"), "*", models.Value(1000)
                            ),
                        ),
                        output_field=django.contrib.gis.db.models.fields.PolygonField(
                            spatial_index=False, srid=4326
                        ),
                    ),
                ),
                (
                    "directions",
                    models.ManyToManyField(
                        blank=True, related_name="owners", to="initiatives.direction"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owners",
                        to="geo.region",
                    ),
                ),
                (
                    "skills",
                    models.ManyToManyField(
                        blank=True, related_name="owners", to="initiatives.skill"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="volunteer",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Offer",
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
                ("title", models.CharField(max_length=160)),
                ("quantity", models.PositiveIntegerField(default=1)),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "resource_kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="initiatives.resourcekind",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="resources.owner",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LegalPerson",
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
                ("bin", models.CharField(max_length=12, unique=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("new", "Not sent yet"),
                            ("claimed", "Waiting for the check"),
                            ("verified", "Verified"),
                            ("refused", "Not confirmed"),
                        ],
                        default="new",
                        editable=False,
                        max_length=24,
                    ),
                ),
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legal_person",
                        to="resources.owner",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Business",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("resources.owner",),
        ),
        migrations.CreateModel(
            name="Department",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("resources.owner",),
        ),
        migrations.CreateModel(
            name="Group",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("resources.owner",),
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("resources.owner",),
        ),
        migrations.CreateModel(
            name="Volunteer",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("resources.owner",),
        ),
        migrations.CreateModel(
            name="Pledge",
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
                ("quantity", models.PositiveIntegerField(blank=True, null=True)),
                ("amount_tiyn", models.PositiveBigIntegerField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("new", "Not made yet"),
                            ("promised", "Promised"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("given", "Given"),
                            ("released", "Released"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="new",
                        editable=False,
                        max_length=24,
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="initiatives.need",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="resources.owner",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Representative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "Lead"), ("member", "Member")],
                        default="member",
                        max_length=8,
                    ),
                ),
                ("since", models.DateField(default=django.utils.timezone.localdate)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="representatives",
                        to="resources.owner",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="represents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="owner",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["home"], name="owner_home_box"
            ),
        ),
        migrations.AddIndex(
            model_name="owner",
            index=django.contrib.postgres.indexes.GistIndex(
                geo.fields.OnGlobe("home"), name="owner_home_near"
            ),
        ),
        migrations.AddIndex(
            model_name="owner",
            index=django.contrib.postgres.indexes.GistIndex(fields=["reach"], name="owner_reach"),
        ),
        migrations.AddIndex(
            model_name="owner",
            index=django.contrib.postgres.indexes.GistIndex(
                geo.fields.OnMap("home"), models.F("reach"), name="owner_near_with_reach"
            ),
        ),
        migrations.AddConstraint(
            model_name="owner",
            constraint=models.CheckConstraint(
                condition=models.Q(("travels_km__range", (1, 100))),
                name="owner_travels_1_to_100_km",
            ),
        ),
        migrations.AddConstraint(
            model_name="owner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("home__dwithin", (geo.functions.SnapToCell("home", 0.015, 0.01), 1e-06))
                ),
                name="owner_home_is_the_centre_of_a_cell",
            ),
        ),
        migrations.AddConstraint(
            model_name="owner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "volunteer"), ("user__isnull", False)),
                    models.Q(
                        models.Q(("kind", "volunteer"), _negated=True),
                        ("user", None),
                        models.Q(("name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="owner_is_a_person_or_has_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0)), name="offer_gives_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="legalperson",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage__in", ["new", "claimed", "verified", "refused"])),
                name="legal_person_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalperson",
            constraint=models.CheckConstraint(
                condition=models.Q(("bin__regex", "^[0-9]{12}$")),
                name="legal_person_bin_is_twelve_digits",
            ),
        ),
        migrations.AddIndex(
            model_name="pledge",
            index=models.Index(fields=["need", "stage"], name="pledge_need_stage"),
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("amount_tiyn", None), ("quantity__gt", 0), ("quantity__isnull", False)
                    ),
                    models.Q(
                        ("amount_tiyn__gt", 0), ("amount_tiyn__isnull", False), ("quantity", None)
                    ),
                    _connector="OR",
                ),
                name="pledge_is_things_or_money",
            ),
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "new",
                            "promised",
                            "accepted",
                            "declined",
                            "given",
                            "released",
                            "withdrawn",
                        ],
                    )
                ),
                name="pledge_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("user", "owner"),
                name="representative_speaks_once_for_an_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="representative_ends_after_the_start",
            ),
        ),
    ]
