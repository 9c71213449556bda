"""Let an author hand on a link, so that others write the draft along and nobody is looked up."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0030_what_is_sent_has_a_title"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CoAuthor",
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
                ("label", models.CharField(max_length=80)),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, editable=False, null=True),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_authors",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_authorships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["initiative", "user"], name="co_author_is_one_per_person"
                    ),
                    models.CheckConstraint(
                        condition=Q(user=None, accepted_at=None)
                        | Q(user__isnull=False, accepted_at__isnull=False),
                        name="co_author_has_accepted_or_is_nobody_yet",
                    ),
                ],
            },
        ),
    ]
