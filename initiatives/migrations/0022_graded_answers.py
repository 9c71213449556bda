"""Let those who judge a result grade it by the published criteria, beside the verdict.

Whoever answered before has graded nothing: their grades stay empty, as those who cannot tell.
"""

from django.db import migrations, models
from django.db.models import Q

SCALE = [(4, "Very good"), (3, "Good"), (2, "Poor"), (1, "Bad")]
CRITERIA = ("quality", "recipients", "overall")


def grade():
    """Of the scale, or nothing."""
    return models.PositiveSmallIntegerField(blank=True, choices=SCALE, null=True)


class Migration(migrations.Migration):
    allows = {
        "constraint-missing-not-valid": "answers are few: one a person and round, lately begun",
    }
    dependencies = [("initiatives", "0021_owed_answers")]

    operations = [
        *(
            migrations.AddField(model_name="evaluationanswer", name=name, field=grade())
            for name in CRITERIA
        ),
        *(
            migrations.AddConstraint(
                model_name="evaluationanswer",
                constraint=models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__in": [4, 3, 2, 1]}),
                    name=f"evaluation_{name}_is_of_the_scale",
                ),
            )
            for name in CRITERIA
        ),
    ]
