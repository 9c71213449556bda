"""Remember who was asked whether a problem is fixed, when, and who does not want to be asked.

Of a link only the hash is kept: neither the table nor the address says who it is.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


def key():
    """The primary key every table has."""
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def person(related_name):
    """Whose row it is; it goes with them."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0019_a_no_asks_to_reopen"),
        ("kernel", "0003_tombstones"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FixRound",
            fields=[
                ("id", key()),
                ("days_after", models.PositiveSmallIntegerField(default=0)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("closes_at", models.DateTimeField()),
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
                        related_name="fix_rounds",
                        to="initiatives.problem",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["days_after", "opened_at"], name="fix_round_timers")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["claim", "days_after"], name="fix_round_is_one_a_distance"
                    ),
                    models.CheckConstraint(
                        condition=Q(closes_at__gt=F("opened_at")),
                        name="fix_round_closes_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FixQuestion",
            fields=[
                ("id", key()),
                ("word_hash", models.CharField(max_length=64, unique=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="initiatives.fixround",
                    ),
                ),
                ("user", person("fix_questions")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["round", "user"], name="fix_question_is_asked_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FixSilence",
            fields=[
                ("id", key()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "problem",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="initiatives.problem",
                    ),
                ),
                ("user", person("fix_silences")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["user", "problem"],
                        name="fix_silence_is_said_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
