"""Keep a cleaned photo while its report is not finished, so that nobody chooses it twice."""

import uuid

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0012_words_and_phones")]

    operations = [
        migrations.CreateModel(
            name="WaitingPhoto",
            fields=[
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("image", models.ImageField(upload_to="waiting/%Y/%m")),
            ],
        ),
        migrations.AddIndex(
            model_name="waitingphoto",
            index=models.Index(fields=["created_at"], name="waiting_photo_age"),
        ),
    ]
