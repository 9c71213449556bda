"""Questions to bodies outside the platform, asked by letter and answered by its link."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("initiatives", "0006_desk_views"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutsideQuestion",
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
                ("body", models.CharField(max_length=160)),
                ("email", models.EmailField(max_length=254)),
                ("question", models.TextField()),
                ("answer_kk", models.TextField(blank=True)),
                ("answer_ru", models.TextField(blank=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("written", "Written"),
                            ("asked", "The answer is awaited"),
                            ("answered", "Answered, not looked at yet"),
                            ("published", "Answered"),
                            ("declined", "Answered, not published"),
                            ("revoked", "Taken back"),
                            ("late", "No answer in time"),
                        ],
                        default="written",
                        editable=False,
                        max_length=24,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_outside",
                        to="accounts.office",
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="initiatives.problem",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OutsidePhoto",
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
                        height_field="height", upload_to="outside/%Y/%m", width_field="width"
                    ),
                ),
                ("width", models.PositiveIntegerField(default=0, editable=False)),
                ("height", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="initiatives.outsidequestion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="outsidequestion",
            index=models.Index(fields=["stage", "due_at"], name="outside_timers"),
        ),
        migrations.AddConstraint(
            model_name="outsidequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("initiative__isnull", True), ("problem__isnull", False)),
                    models.Q(("initiative__isnull", False), ("problem__isnull", True)),
                    _connector="OR",
                ),
                name="outsidequestion_is_about_one_thing",
            ),
        ),
    ]
