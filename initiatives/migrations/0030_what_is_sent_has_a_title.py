"""Refuse an initiative that is sent without a title: a draft may have none since it has pages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "constraint-missing-not-valid": "initiatives are few beside problems: read in a moment"
    }
    dependencies = [("initiatives", "0029_rules_of_spheres")]

    operations = [
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(stage="draft") | ~models.Q(title=""),
                name="initiative_sent_has_a_title",
            ),
        ),
    ]
