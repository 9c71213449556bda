"""Let a code somebody waits for overtake announcements in the outbox."""

from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "require-concurrent-index-creation": "no installation holds rows yet",
        "require-concurrent-index-deletion": "no installation holds rows yet",
    }
    dependencies = [
        ("kernel", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="outbox",
            name="outbox_waiting",
        ),
        migrations.AddField(
            model_name="outbox",
            name="is_urgent",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="outbox",
            index=models.Index(
                condition=models.Q(("done_at", None)),
                fields=["-is_urgent", "due_at", "id"],
                name="outbox_waiting",
            ),
        ),
    ]
