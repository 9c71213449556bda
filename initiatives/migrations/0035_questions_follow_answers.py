"""Let a question have an example, follow from an answer, and fit some kinds of applicants only."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0034_questionnaires_are_published")]

    operations = [
        migrations.AddField(
            model_name="question",
            name="asked_if",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="question",
            name="asked_of",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="question",
            name="example_en",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="question",
            name="example_kk",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="question",
            name="example_ru",
            field=models.TextField(blank=True),
        ),
    ]
