"""Give a promise the id its form made, so that a form sent twice is one promise."""

from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "disallowed-unique-constraint": "no installation holds rows yet",
    }
    dependencies = [
        ("resources", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="pledge",
            name="client_id",
            field=models.UUIDField(blank=True, editable=False, null=True, unique=True),
        ),
    ]
