"""Ask the people a work has helped: named by its lead, by a link, without an account.

Until now nobody was asked who had no account, and those who are helped most seldom have one.
"""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import Q

VERDICTS = [("yes", "Yes, it is solved"), ("partly", "Partly"), ("no", "No, it is not")]
GRADES = [(4, "Very good"), (3, "Good"), (2, "Poor"), (1, "Bad")]
CRITERIA = ("quality", "recipients", "overall")


def key():
    """The primary key every table has."""
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def of(to, related_name, **facts):
    """What a row belongs to."""
    cascade = django.db.models.deletion.CASCADE
    return models.ForeignKey(on_delete=cascade, related_name=related_name, to=to, **facts)


def grade():
    """A grade of the published scale, or none."""
    return models.PositiveSmallIntegerField(blank=True, choices=GRADES, null=True)


def of_the_scale(criterion):
    """The database knows the scale."""
    return models.CheckConstraint(
        condition=Q(**{criterion: None}) | Q(**{f"{criterion}__in": [one for one, _ in GRADES]}),
        name=f"beneficiary_{criterion}_is_of_the_scale",
    )


def moment():
    """When it was written down."""
    return models.DateTimeField(default=django.utils.timezone.now, editable=False)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0045_area_of_effect")]

    operations = [
        migrations.CreateModel(
            name="Beneficiary",
            fields=[
                ("id", key()),
                ("contact", models.CharField(blank=True, max_length=254)),
                ("contact_hash", models.CharField(blank=True, max_length=64)),
                ("word_hash", models.CharField(blank=True, max_length=64)),
                ("added_at", moment()),
                (
                    "evaluation",
                    of("initiatives.evaluation", "beneficiaries", blank=True, null=True),
                ),
                ("report", of("initiatives.closingreport", "beneficiaries")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=~Q(contact_hash=""),
                        fields=("report", "contact_hash"),
                        name="beneficiary_is_named_once",
                    ),
                    models.UniqueConstraint(
                        condition=~Q(word_hash=""),
                        fields=("word_hash",),
                        name="beneficiary_link_is_one",
                    ),
                    models.CheckConstraint(
                        condition=Q(word_hash="") | Q(evaluation__isnull=False),
                        name="beneficiary_link_is_of_a_round",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BeneficiaryAnswer",
            fields=[
                ("id", key()),
                ("verdict", models.CharField(choices=VERDICTS, max_length=6)),
                *((criterion, grade()) for criterion in CRITERIA),
                ("at", moment()),
                (
                    "beneficiary",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer",
                        to="initiatives.beneficiary",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(verdict__in=[code for code, _ in VERDICTS]),
                        name="beneficiary_verdict_is_known",
                    ),
                    *map(of_the_scale, CRITERIA),
                ],
            },
        ),
    ]
