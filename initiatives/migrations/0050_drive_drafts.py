"""Let a campaign be written before it is announced: a draft is its coordinators' alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0049_questions_of_spheres")]

    operations = [
        migrations.AddField(
            model_name="drive",
            name="is_draft",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
