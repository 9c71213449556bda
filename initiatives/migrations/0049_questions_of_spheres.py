"""Ask each sphere its own questions after the general ones, and the three signs of volunteering.

A draft of before goes on with the one version it has, and is offered its sphere's; whoever has not
sent it yet says the signs first. Two kinds of question more: several of a list, and a date.
"""

import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("short", "A line"),
    ("long", "A text"),
    ("number", "A number"),
    ("date", "A date"),
    ("yes_no", "Yes or no"),
    ("choice", "One of several"),
    ("several", "Several of a list"),
]


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "no installation holds rows yet",
        "constraint-missing-not-valid": "no installation holds rows yet",
        "require-concurrent-index-creation": "no installation holds rows yet",
    }
    dependencies = [("initiatives", "0048_moderated_words_of_work")]

    operations = [
        migrations.AddField(
            model_name="initiative",
            name="sphere_questionnaire",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="initiatives.questionnaire",
            ),
        ),
        migrations.AddField(
            model_name="initiative",
            name="signs",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="initiative",
            name="keeps_limits",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="question",
            name="kind",
            field=models.CharField(choices=KINDS, default="long", max_length=8),
        ),
    ]
