"""Find the support of the last days in one index scan, for the list of bursts."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "require-concurrent-index-creation": "no installation holds rows yet",
    }
    dependencies = [
        ("community", "0002_moderation"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="support",
            index=models.Index(fields=["subject_type", "at"], name="support_lately"),
        ),
    ]
