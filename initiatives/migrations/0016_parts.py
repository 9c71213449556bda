"""Let a problem be given out in parts, each with an office and a clock of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "no installation holds rows yet",
        "constraint-missing-not-valid": "no installation holds rows yet",
        "require-concurrent-index-creation": "no installation holds rows yet",
    }
    dependencies = [("initiatives", "0015_draws_of_a_point")]

    operations = [
        migrations.AddField(
            model_name="problem",
            name="part_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="initiatives.problem",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=~models.Q(part_of=models.F("id")),
                name="problem_is_no_part_of_itself",
            ),
        ),
    ]
