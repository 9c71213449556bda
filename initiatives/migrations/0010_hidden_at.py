"""Let moderators take a thing or a photo out of sight: one mark, nothing else changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0009_routing_rules"),
    ]

    operations = [
        migrations.AddField(
            model_name="evidencephoto",
            name="hidden_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="initiative",
            name="hidden_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="problem",
            name="hidden_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="problemphoto",
            name="hidden_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
