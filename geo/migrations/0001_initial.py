"""Where things are: the tree of regions, the gazetteer, the pins of the map.

The extensions stand first: the columns and indexes below lean on them.
"""

import django.contrib.gis.db.models.fields
import django.contrib.gis.db.models.functions
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.contrib.postgres.operations import (
    BtreeGistExtension,
    CreateExtension,
    TrigramExtension,
)
from django.db import migrations, models

import geo.fields
import geo.functions


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateExtension("postgis"),
        TrigramExtension(),
        BtreeGistExtension(),
        CreateExtension("intarray"),
        CreateExtension("unaccent"),
        migrations.CreateModel(
            name="Region",
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
                ("kato", models.CharField(max_length=9, unique=True)),
                ("iso", models.CharField(blank=True, max_length=6)),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Country"),
                            (1, "Region"),
                            (2, "District"),
                            (3, "Rural district"),
                            (4, "Settlement"),
                        ]
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("path", models.CharField(editable=False, max_length=60, unique=True)),
                (
                    "centre",
                    django.contrib.gis.db.models.fields.PointField(
                        blank=True, null=True, spatial_index=False, srid=4326
                    ),
                ),
                ("population", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="geo.region",
                    ),
                ),
            ],
            options={
                "ordering": ["path"],
            },
        ),
        migrations.CreateModel(
            name="Pin",
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
                    "point_3857",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.gis.db.models.functions.Transform("point", 3857),
                        output_field=django.contrib.gis.db.models.fields.PointField(
                            spatial_index=False, srid=3857
                        ),
                    ),
                ),
                ("stage", models.CharField(max_length=24)),
                (
                    "stage_group",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("in_work", "In work"),
                            ("done", "Done"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=8,
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=40)),
                ("region_path", models.CharField(max_length=60)),
                ("since", models.DateTimeField()),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True)),
                ("language", models.CharField(max_length=2)),
                ("needs_people", models.BooleanField(default=False)),
                ("needs_things", models.BooleanField(default=False)),
                ("needs_money", models.BooleanField(default=False)),
                (
                    "words",
                    models.GeneratedField(
                        db_persist=True,
                        expression=geo.functions.PlainText(
                            django.db.models.functions.text.Concat(
                                models.F("title"),
                                models.Value(" "),
                                models.F("text"),
                                output_field=models.TextField(),
                            )
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=geo.functions.ToTsVector(
                            geo.functions.PlainText(
                                django.db.models.functions.text.Concat(
                                    models.F("title"),
                                    models.Value(" "),
                                    models.F("text"),
                                    output_field=models.TextField(),
                                )
                            )
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pins",
                        to="geo.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlaceName",
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
                ("kato", models.CharField(blank=True, max_length=9, null=True, unique=True)),
                ("geonameid", models.PositiveIntegerField(blank=True, null=True, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("other_names", models.CharField(blank=True, max_length=400)),
                (
                    "point",
                    django.contrib.gis.db.models.fields.PointField(spatial_index=False, srid=4326),
                ),
                ("population", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=geo.functions.PlainText(
                            django.db.models.functions.text.Concat(
                                models.F("name_kk"),
                                models.Value(" | "),
                                models.F("name_ru"),
                                models.Value(" | "),
                                models.F("name_en"),
                                models.Value(" | "),
                                models.F("other_names"),
                                output_field=models.TextField(),
                            )
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="place_names",
                        to="geo.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RegionPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "shape",
                    django.contrib.gis.db.models.fields.PolygonField(
                        spatial_index=False, srid=4326
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="geo.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Boundary",
            fields=[
                (
                    "region",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="outline",
                        serialize=False,
                        to="geo.region",
                    ),
                ),
                (
                    "shape",
                    django.contrib.gis.db.models.fields.MultiPolygonField(
                        spatial_index=False, srid=4326
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "boundaries",
                "indexes": [
                    django.contrib.postgres.indexes.GistIndex(
                        fields=["shape"], name="boundary_shape_box"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("shape__isvalid", True)),
                        name="region_boundary_is_valid",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(
                fields=["path"], name="region_path", opclasses=["text_pattern_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["level", "kato"], name="region_level_kato"),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(("kato__regex", "^\\d{9}$")), name="region_kato_is_nine_digits"
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", 0), ("parent", None)),
                    models.Q(("level__gt", 0), ("parent__isnull", False)),
                    _connector="OR",
                ),
                name="region_only_the_country_has_no_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="region_is_not_its_own_parent",
            ),
        ),
        migrations.AddIndex(
            model_name="pin",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["point"], name="pin_point_box"
            ),
        ),
        migrations.AddIndex(
            model_name="pin",
            index=django.contrib.postgres.indexes.GistIndex(
                geo.fields.OnGlobe("point"), name="pin_point_near"
            ),
        ),
        migrations.AddIndex(
            model_name="pin",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["point_3857"], name="pin_point_3857_box"
            ),
        ),
        migrations.AddIndex(
            model_name="pin",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="pin_search"),
        ),
        migrations.AddIndex(
            model_name="pin",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["words"], name="pin_words", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="pin",
            index=models.Index(
                fields=["region_path"], name="pin_region_path", opclasses=["text_pattern_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="pin",
            index=models.Index(fields=["-since", "-id"], name="pin_newest"),
        ),
        migrations.AddConstraint(
            model_name="pin",
            constraint=models.UniqueConstraint(
                fields=("kind", "ref"), name="pin_is_one_for_each_thing"
            ),
        ),
        migrations.AddConstraint(
            model_name="pin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["problem", "initiative", "opportunity", "owner"])
                ),
                name="pin_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="pin",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage_group__in", ["waiting", "in_work", "done", "stopped"])),
                name="pin_stage_group_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="placename",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["point"], name="place_name_point_box"
            ),
        ),
        migrations.AddIndex(
            model_name="placename",
            index=django.contrib.postgres.indexes.GistIndex(
                geo.fields.OnGlobe("point"), name="place_name_point_near"
            ),
        ),
        migrations.AddIndex(
            model_name="placename",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search"], name="place_name_search", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="regionpiece",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["shape"], name="region_piece_shape_box"
            ),
        ),
    ]
