"""Keep that an answer is owed to those who support an initiative, what was counted, and its clock."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

STAGES = {
    "counted": "Counted",
    "owed": "The answer is owed",
    "held": "The clock stands still",
    "answered": "Answered",
    "lapsed": "No answer is owed any more",
}


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0020_fix_rounds"),
    ]

    operations = [
        migrations.CreateModel(
            name="OwedAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "stage_since",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("due_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("paused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("supporters", models.PositiveIntegerField()),
                ("needed", models.PositiveIntegerField()),
                ("population", models.PositiveIntegerField(blank=True, null=True)),
                ("population_on", models.DateField(blank=True, null=True)),
                ("answer_kk", models.TextField(blank=True)),
                ("answer_ru", models.TextField(blank=True)),
                (
                    "stage",
                    models.CharField(
                        choices=list(STAGES.items()),
                        default="counted",
                        editable=False,
                        max_length=24,
                    ),
                ),
                (
                    "initiative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="owed_answer",
                        to="initiatives.initiative",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["stage", "due_at"], name="owed_answer_desk")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(stage__in=list(STAGES)),
                        name="owed_answer_stage_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(supporters__gte=models.F("needed")),
                        name="owed_answer_has_enough",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(stage="answered")
                        | ~models.Q(answer_kk="") & ~models.Q(answer_ru=""),
                        name="owed_answer_is_in_both_languages",
                    ),
                ],
            },
        ),
    ]
