"""Let an office ask the author of a problem, as it may ask that of an initiative.

The stage is the same word in both tables, so one question about the clock serves both.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "ban-drop-constraint": "no installation holds rows yet",
        "constraint-missing-not-valid": "no installation holds rows yet",
    }
    dependencies = [
        ("initiatives", "0001_initial"),
        ("accounts", "0001_initial"),
        ("geo", "0002_kept_by_the_database"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="problem",
            name="problem_stage_is_known",
        ),
        migrations.AlterField(
            model_name="problem",
            name="stage",
            field=models.CharField(
                choices=[
                    ("reported", "Reported"),
                    ("confirmed", "Waiting for the akimat"),
                    ("acknowledged", "Taken up"),
                    ("needs_information", "Information is asked for"),
                    ("in_work", "In work"),
                    ("claimed_fixed", "Said to be fixed"),
                    ("fixed", "Fixed, confirmed by residents"),
                    ("not_fixed", "Not fixed, residents say"),
                    ("closed", "Closed"),
                    ("refused", "Refused"),
                    ("duplicate", "Duplicate"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="reported",
                editable=False,
                max_length=24,
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "reported",
                            "confirmed",
                            "acknowledged",
                            "needs_information",
                            "in_work",
                            "claimed_fixed",
                            "fixed",
                            "not_fixed",
                            "closed",
                            "refused",
                            "duplicate",
                            "withdrawn",
                        ],
                    )
                ),
                name="problem_stage_is_known",
            ),
        ),
    ]
