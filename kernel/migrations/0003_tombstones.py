"""Let retention leave a mark where personal data were: what, by which rule, when."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0002_codes_overtake"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("ref", models.BigIntegerField()),
                ("number", models.CharField(blank=True, max_length=20)),
                ("rule", models.CharField(max_length=40)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "ref"), name="tombstone_is_one_for_each_row"
                    )
                ],
            },
        ),
    ]
