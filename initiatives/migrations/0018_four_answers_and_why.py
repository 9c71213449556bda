"""Let those who told of a problem answer yes, partly, no or "cannot tell", and say why not.

Whoever said "no" before was heard by the rule of that time: only what is still being judged
asks for anything now.
"""

from django.db import migrations, models

OPINIONS = [
    ("yes", "Yes, it is fixed"),
    ("partly", "Partly"),
    ("no", "No, it is not"),
    ("unsure", "I cannot tell"),
]
WHY_NOT = [
    ("not_done", "Nothing was done"),
    ("done_badly", "Done, but not well"),
    ("came_back", "It has come back"),
    ("wrong_place", "Done at another place"),
    ("made_worse", "It is worse than before"),
    ("other", "Another reason"),
]
PHOTOS = [
    ("before", "As it was"),
    ("after", "As it is now"),
    ("evidence", "Evidence"),
    ("doubt", "As those see it who doubt the fix"),
]


def take_over(apps, _schema_editor):
    """A yes is a yes; a no said no more than that."""
    answers = apps.get_model("initiatives", "ProblemAnswer").objects
    answers.filter(is_fixed=False).update(verdict="no", why="other", settled_round=0)
    judged = answers.filter(problem__stage="claimed_fixed")
    judged.update(settled_round=-1)


class Migration(migrations.Migration):
    allows = {
        "adding-field-with-default": "answers are few: one a person and claim, lately begun",
        "ban-drop-column": "the new column holds what it said; both change in one release",
    }
    dependencies = [("initiatives", "0017_reopen_requested")]

    operations = [
        migrations.AlterField(
            model_name="problemphoto",
            name="kind",
            field=models.CharField(choices=PHOTOS, default="before", max_length=8),
        ),
        migrations.AddField(
            model_name="problemanswer",
            name="verdict",
            field=models.CharField(choices=OPINIONS, default="yes", max_length=6),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="problemanswer",
            name="why",
            field=models.CharField(blank=True, choices=WHY_NOT, max_length=40),
        ),
        migrations.AddField(
            model_name="problemanswer",
            name="round",
            field=models.SmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="problemanswer",
            name="settled_round",
            field=models.SmallIntegerField(default=-1),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="problemanswer", name="is_fixed"),
    ]
