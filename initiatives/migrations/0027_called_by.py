"""Let an office call for volunteers itself: its initiative stands under its name."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "the column is empty: nothing is checked for long",
        "constraint-missing-not-valid": "the column is empty",
        "require-concurrent-index-creation": "initiatives are few beside problems",
    }
    dependencies = [
        ("accounts", "0001_initial"),
        ("initiatives", "0026_programmes"),
    ]

    operations = [
        migrations.AddField(
            model_name="initiative",
            name="called_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calls",
                to="accounts.office",
            ),
        ),
    ]
