"""Write down who told a report for another, how it came, and that somebody vouches for it.

A person without a phone at hand is heard all the same: in public such a report has no author yet.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "no installation holds rows yet",
        "ban-drop-constraint": "no installation holds rows yet",
        "constraint-missing-not-valid": "no installation holds rows yet",
        "require-concurrent-index-creation": "no installation holds rows yet",
    }
    dependencies = [
        ("initiatives", "0013_waiting_photos"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Channel",
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
        migrations.RemoveConstraint(
            model_name="problem",
            name="problem_in_public_has_an_author",
        ),
        migrations.AddField(
            model_name="problem",
            name="is_vouched_for",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="problem",
            name="taken_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="problems_taken",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="problem",
            name="channel",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="initiatives.channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage__in", ["reported", "withdrawn"]),
                    ("author__isnull", False),
                    ("is_vouched_for", True),
                    _connector="OR",
                ),
                name="problem_in_public_has_an_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("channel__isnull", True), ("taken_by__isnull", True)),
                    models.Q(("channel__isnull", False), ("taken_by__isnull", False)),
                    _connector="OR",
                ),
                name="problem_taken_for_another_names_who_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_vouched_for", False), ("taken_by__isnull", False), _connector="OR"
                ),
                name="problem_is_vouched_for_by_whoever_took_it",
            ),
        ),
    ]
