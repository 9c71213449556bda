"""Tell authors what belongs to which sphere and what is volunteering at all, as kept words."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0028_plan_and_budget")]

    operations = [
        migrations.CreateModel(
            name="DirectionRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sign", "A sign of volunteering"),
                            ("limit", "What volunteers may not do"),
                            ("belongs", "What belongs to this sphere, or to another"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name_kk", models.CharField(max_length=300)),
                ("name_ru", models.CharField(blank=True, max_length=300)),
                ("name_en", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(max_length=200)),
                ("ordering", models.PositiveSmallIntegerField(default=0)),
                (
                    "direction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rules",
                        to="initiatives.direction",
                    ),
                ),
            ],
            options={"ordering": ["ordering", "code"]},
        ),
    ]
