"""Let the database keep which answers ask for a decision, and refuse a "no" without a reason.

The partial index holds only those that wait, so the timer reads few rows however many answers
there are.
"""

from django.db import migrations, models
from django.db.models import ExpressionWrapper, F, Q

WHY_NOT = ["", "not_done", "done_badly", "came_back", "wrong_place", "made_worse", "other"]


def constraint(name, condition):
    """One rule of the answers."""
    return migrations.AddConstraint(
        model_name="problemanswer",
        constraint=models.CheckConstraint(condition=condition, name=name),
    )


class Migration(migrations.Migration):
    allows = dict.fromkeys(
        (
            "adding-field-with-default",
            "require-concurrent-index-creation",
            "constraint-missing-not-valid",
        ),
        "answers are few: one a person and claim, lately begun",
    )
    dependencies = [("initiatives", "0018_four_answers_and_why")]

    operations = [
        migrations.AddField(
            model_name="problemanswer",
            name="asks_to_reopen",
            field=models.GeneratedField(
                db_persist=True,
                expression=ExpressionWrapper(
                    Q(settled_round__lt=F("round"), verdict="no"),
                    output_field=models.BooleanField(),
                ),
                output_field=models.BooleanField(),
            ),
        ),
        migrations.AddIndex(
            model_name="problemanswer",
            index=models.Index(
                fields=["problem"],
                condition=Q(asks_to_reopen=True),
                name="problem_answer_asks_to_reopen",
            ),
        ),
        constraint(
            "problem_answer_verdict_is_known", Q(verdict__in=["yes", "partly", "no", "unsure"])
        ),
        constraint("problem_answer_why_is_known", Q(why__in=WHY_NOT)),
        constraint("problem_answer_no_says_why", ~Q(verdict="no") | ~Q(why="")),
    ]
