"""Let moderators take the words about a result out of sight; verdict and grades stay counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0032_documents"),
    ]

    operations = [
        migrations.AddField(
            model_name="drawnevaluator",
            name="hidden_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="evaluationanswer",
            name="hidden_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
