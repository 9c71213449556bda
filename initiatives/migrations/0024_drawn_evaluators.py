"""Draw independent evaluators beside those affected, so that anybody can draw again.

A draw keeps everybody who could be drawn, and the entry of the journal whose seal was the seed.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

VERDICTS = [("yes", "Yes, it is solved"), ("partly", "Partly"), ("no", "No, it is not")]
SCALE = [(4, "Very good"), (3, "Good"), (2, "Poor"), (1, "Bad")]
CRITERIA = ("quality", "recipients", "overall")


def key():
    """The primary key every table has."""
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0023_evaluation_questions"),
        ("kernel", "0005_no_index_twice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draw",
            fields=[
                ("id", key()),
                ("pool", models.JSONField(default=list)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.journalentry",
                    ),
                ),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draw",
                        to="initiatives.evaluation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DrawnEvaluator",
            fields=[
                ("id", key()),
                ("kind", models.CharField(max_length=20)),
                ("ref", models.BigIntegerField()),
                ("verdict", models.CharField(blank=True, choices=VERDICTS, max_length=6)),
                *(
                    (
                        name,
                        models.PositiveSmallIntegerField(blank=True, choices=SCALE, null=True),
                    )
                    for name in CRITERIA
                ),
                ("comment", models.TextField(blank=True)),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluators",
                        to="initiatives.draw",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["kind", "ref"], name="drawn_evaluator_of")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["draw", "kind", "ref"], name="drawn_evaluator_is_drawn_once"
                    ),
                    models.CheckConstraint(
                        condition=Q(verdict__in=["", "yes", "partly", "no"]),
                        name="drawn_evaluator_verdict_is_known",
                    ),
                    models.CheckConstraint(
                        condition=Q(verdict="", said_by=None, said_at=None)
                        | (~Q(verdict="") & Q(said_by__isnull=False, said_at__isnull=False)),
                        name="drawn_evaluator_says_who_and_when",
                    ),
                    *(
                        models.CheckConstraint(
                            condition=Q(**{name: None}) | Q(**{f"{name}__in": [4, 3, 2, 1]}),
                            name=f"drawn_evaluator_{name}_is_of_the_scale",
                        )
                        for name in CRITERIA
                    ),
                ],
            },
        ),
    ]
