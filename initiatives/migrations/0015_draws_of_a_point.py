"""Count how often a public point was drawn anew: only when the place itself moved away."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0014_told_for_another")]

    operations = [
        migrations.AddField(
            model_name="problem",
            name="draws",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
    ]
