"""Keep views of the desk under a name, for oneself or for an office.

A filter asked every morning should be one press; a table of its own, because a view outlives the
browser it was made in and belongs to people who sit together.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("initiatives", "0005_templates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("asked", models.JSONField(default=dict)),
                (
                    "kept_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="desk_views",
                        to="accounts.office",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="desk_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DeskOpening",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="desk_opening",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "view",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opens_for",
                        to="initiatives.deskview",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="deskview",
            constraint=models.UniqueConstraint(
                fields=("owner", "name"), name="desk_view_name_is_one_per_owner"
            ),
        ),
        migrations.AddConstraint(
            model_name="deskview",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="desk_view_has_a_name"
            ),
        ),
    ]
