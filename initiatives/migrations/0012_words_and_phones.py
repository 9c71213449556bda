"""Let people find a kind by their own words, and give the number to call first.

The words serve the search among the tiles and the comparison of reports in two languages.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0011_questions_of_a_category")]

    operations = [
        migrations.CreateModel(
            name="EmergencyPhone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_kk", models.CharField(max_length=200)),
                ("name_ru", models.CharField(blank=True, max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("is_active", models.BooleanField(default=True)),
                ("ordering", models.PositiveSmallIntegerField(default=0)),
                ("number", models.CharField(max_length=20)),
            ],
            options={
                "ordering": ["ordering", "code"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="problemcategory",
            name="also_called",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="problemcategory",
            name="phones",
            field=models.ManyToManyField(
                blank=True, related_name="categories", to="initiatives.emergencyphone"
            ),
        ),
    ]
