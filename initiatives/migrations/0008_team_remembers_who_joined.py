"""Remember who has worked in a team, also after they have left.

Whoever had a hand in the work never judges it; until now leaving the team was a way round that.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0007_outside"),
    ]

    operations = [
        migrations.AddField(
            model_name="teammember",
            name="joined_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
