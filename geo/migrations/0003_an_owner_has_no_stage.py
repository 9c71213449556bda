"""Let those who can help stand on the map without a stage: they wait for nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "ban-drop-constraint": "no installation holds rows yet",
        "constraint-missing-not-valid": "no installation holds rows yet",
    }
    dependencies = [
        ("geo", "0002_kept_by_the_database"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="pin",
            name="pin_stage_group_is_known",
        ),
        migrations.AlterField(
            model_name="pin",
            name="stage_group",
            field=models.CharField(
                blank=True,
                choices=[
                    ("waiting", "Waiting"),
                    ("in_work", "In work"),
                    ("done", "Done"),
                    ("stopped", "Stopped"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="pin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage_group__in", ["waiting", "in_work", "done", "stopped"]),
                    models.Q(("kind", "owner"), ("stage_group", "")),
                    _connector="OR",
                ),
                name="pin_stage_group_is_known",
            ),
        ),
    ]
