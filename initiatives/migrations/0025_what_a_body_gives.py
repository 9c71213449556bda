"""Let a state body answer in both languages and say line by line what it gives.

What was written down as plain words before is one line of its own kind; the answer that was kept
was the Kazakh one.
"""

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("money", "Money"),
    ("land", "Land"),
    ("machines", "Machines"),
    ("permission", "Permission"),
    ("other", "Something else"),
]
MOST_WORDS = 300


def take_over(apps, _schema_editor):
    """Plain words become one line."""
    involvements = apps.get_model("initiatives", "Involvement").objects.exclude(gives="")
    promises = apps.get_model("initiatives", "BodyPromise").objects
    for asked in involvements.only("gives").iterator():
        promises.create(involvement=asked, kind="other", words=asked.gives[:MOST_WORDS])


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "the table is new",
        "ban-drop-column": "its words are taken over above; both change in one release",
        "constraint-missing-not-valid": "the table is new",
        "renaming-column": "questions to bodies are few, and lately begun",
        "adding-field-with-default": "questions to bodies are few, and lately begun",
        "require-concurrent-index-creation": "questions to bodies are few",
    }
    dependencies = [
        ("initiatives", "0024_drawn_evaluators"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField("involvement", "answer", "answer_kk"),
        migrations.AddField(
            model_name="involvement",
            name="answer_ru",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="BodyPromise",
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
                ("kind", models.CharField(choices=KINDS, max_length=10)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("amount_tiyn", models.PositiveBigIntegerField(blank=True, null=True)),
                ("given_on", models.DateField(blank=True, null=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="initiatives.involvement",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            kind="money", amount_tiyn__isnull=False, amount_tiyn__gt=0
                        )
                        | (~models.Q(kind="money") & models.Q(amount_tiyn=None)),
                        name="body_promise_has_an_amount_only_of_money",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(given_on=None, given_by=None)
                        | models.Q(given_on__isnull=False, given_by__isnull=False),
                        name="body_promise_given_says_when_and_by_whom",
                    ),
                ],
            },
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="involvement", name="gives"),
        migrations.AddIndex(
            model_name="involvement",
            index=models.Index(
                models.F("office"),
                django.db.models.expressions.OrderBy(
                    models.F("closed_at"), descending=True, nulls_first=True
                ),
                models.F("due_at"),
                name="involvement_of_office",
            ),
        ),
    ]
