"""Let a doubted fix wait for a person's decision at a stage of its own, with its own clock."""

from django.db import migrations, models

STAGES = [
    ("reported", "Reported"),
    ("confirmed", "Waiting for the akimat"),
    ("acknowledged", "Taken up"),
    ("needs_information", "Information is asked for"),
    ("in_work", "In work"),
    ("claimed_fixed", "Said to be fixed"),
    ("fixed", "Fixed, confirmed by residents"),
    ("not_fixed", "Not fixed, residents say"),
    ("reopen_requested", "Asked to be reopened"),
    ("closed", "Closed"),
    ("refused", "Refused"),
    ("duplicate", "Duplicate"),
    ("withdrawn", "Withdrawn"),
]


class Migration(migrations.Migration):
    allows = {
        "ban-drop-constraint": "it comes back wider in the same transaction",
        "constraint-missing-not-valid": "every stage that stands there is in the new list",
    }
    dependencies = [("initiatives", "0016_parts")]

    operations = [
        migrations.RemoveConstraint(model_name="problem", name="problem_stage_is_known"),
        migrations.AlterField(
            model_name="problem",
            name="stage",
            field=models.CharField(
                choices=STAGES, default="reported", editable=False, max_length=24
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(stage__in=[stage for stage, _words in STAGES]),
                name="problem_stage_is_known",
            ),
        ),
    ]
