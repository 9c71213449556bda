"""Let a milestone say how far it has come while the work goes on, and since which day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "constraint-missing-not-valid": "plans are a few lines each: read in a moment",
    }
    dependencies = [("initiatives", "0036_in_whose_name")]

    operations = [
        migrations.AddField(
            model_name="milestone",
            name="progress",
            field=models.CharField(
                choices=[
                    ("ahead", "Still ahead"),
                    ("partly", "Partly done"),
                    ("done", "Done"),
                ],
                default="ahead",
                editable=False,
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="reached_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(progress="ahead", reached_on=None)
                | models.Q(progress__in=["partly", "done"], reached_on__isnull=False),
                name="milestone_reached_has_its_day",
            ),
        ),
    ]
