"""Found what people say about things: support, once per person."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.BigIntegerField()),
                ("contact_confirmed", models.BooleanField(default=False)),
                ("came_from_id", models.BigIntegerField(blank=True, editable=False, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id"], name="support_of_subject")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "subject_type", "subject_id"),
                        name="support_is_one_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("came_from_id", models.F("subject_id")), _negated=True
                        ),
                        name="support_came_from_elsewhere",
                    ),
                ],
            },
        ),
    ]
