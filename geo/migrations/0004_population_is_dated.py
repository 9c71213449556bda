"""Say when people were counted and by whom: a number without a date obliges nobody."""

from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "constraint-missing-not-valid": "the tree of regions is some thousand rows, and the columns are new",
    }
    dependencies = [
        ("geo", "0003_an_owner_has_no_stage"),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="population_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="region",
            name="population_source",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("population_on", None),
                    models.Q(
                        ("population__isnull", False),
                        models.Q(("population_source", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="region_population_dated_has_a_source",
            ),
        ),
    ]
