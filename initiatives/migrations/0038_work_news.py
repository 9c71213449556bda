"""Let those who do the work tell everybody how it goes, with photos, until it is closed."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def stamped():
    """What every row of both tables begins with."""
    return [
        (
            "id",
            models.BigAutoField(
                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
            ),
        ),
        ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
        ("updated_at", models.DateTimeField(auto_now=True)),
        ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True)),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0037_progress_of_milestones"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkNews",
            fields=[
                *stamped(),
                ("text", models.TextField(blank=True, max_length=2000)),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        max_length=2,
                    ),
                ),
                ("hides_name", models.BooleanField(default=True)),
                (
                    "taken_back_at",
                    models.DateTimeField(blank=True, editable=False, null=True),
                ),
                ("client_id", models.UUIDField(editable=False)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="news",
                        to="initiatives.initiative",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "work news",
                "indexes": [models.Index(fields=["initiative", "-id"], name="news_of_initiative")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["author", "client_id"], name="news_is_sent_once_from_a_form"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(taken_back_at=None) | models.Q(text=""),
                        name="news_taken_back_has_no_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NewsPhoto",
            fields=[
                *stamped(),
                (
                    "image",
                    models.ImageField(
                        height_field="height", upload_to="news/%Y/%m", width_field="width"
                    ),
                ),
                ("width", models.PositiveIntegerField(default=0, editable=False)),
                ("height", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "news",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="initiatives.worknews",
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
    ]
