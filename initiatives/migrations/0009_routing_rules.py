"""Keep the exceptions of routing as rows: who answers must not wait for a release.

The partial index finds the exceptions of a report's units in their order; the constraints keep
out a rule that could never fit or would fit by accident.
"""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("geo", "0002_kept_by_the_database"),
        ("initiatives", "0008_team_remembers_who_joined"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RoutingRule",
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
                ("order", models.PositiveSmallIntegerField(default=100)),
                (
                    "area",
                    django.contrib.gis.db.models.fields.MultiPolygonField(
                        blank=True, null=True, spatial_index=False, srid=4326
                    ),
                ),
                ("season_from", models.CharField(blank=True, max_length=5)),
                ("season_until", models.CharField(blank=True, max_length=5)),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("hour_from", models.TimeField(blank=True, null=True)),
                ("hour_until", models.TimeField(blank=True, null=True)),
                ("question", models.CharField(blank=True, max_length=40)),
                ("answer", models.CharField(blank=True, max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                ("reason_kk", models.CharField(max_length=300)),
                ("reason_ru", models.CharField(max_length=300)),
                ("reason_en", models.CharField(blank=True, max_length=300)),
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
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "direction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="initiatives.direction",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routing_rules",
                        to="accounts.office",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routing_rules",
                        to="geo.region",
                    ),
                ),
            ],
            options={
                "verbose_name": "routing rule",
                "verbose_name_plural": "routing rules",
                "ordering": ["order", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_active", True)),
                        fields=["region", "order"],
                        name="routing_rule_in_order",
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        condition=models.Q(("area__isnull", False)),
                        fields=["area"],
                        name="routing_rule_area_box",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("category", None), ("direction", None), _connector="OR"
                        ),
                        name="routing_rule_names_one_word",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("area", None), ("area__isvalid", True), _connector="OR"
                        ),
                        name="routing_rule_area_is_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("season_from", ""), ("season_until", "")),
                            models.Q(
                                models.Q(("season_from", ""), _negated=True),
                                models.Q(("season_until", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="routing_rule_season_has_two_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("season_from", ""),
                            models.Q(
                                (
                                    "season_from__regex",
                                    "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                                ),
                                (
                                    "season_until__regex",
                                    "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="routing_rule_season_is_month_and_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekdays__contained_by", [1, 2, 3, 4, 5, 6, 7])),
                        name="routing_rule_weekdays_are_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hour_from", None), ("hour_until", None)),
                            models.Q(
                                ("hour_from__isnull", False),
                                ("hour_until__isnull", False),
                                models.Q(("hour_from", models.F("hour_until")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="routing_rule_hours_have_two_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("question", "")),
                            models.Q(
                                models.Q(("question", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="routing_rule_question_has_an_answer",
                    ),
                ],
            },
        ),
    ]
