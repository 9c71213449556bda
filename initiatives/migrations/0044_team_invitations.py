"""Let whoever leads invite: a place in a team waits for the person, and remembers who asked them.

Until now people only came by themselves; the list of helpers showed whom to ask and had no way to.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

STATES = [
    ("asked", "Asks to join"),
    ("accepted", "In the team"),
    ("declined", "Declined"),
    ("left", "Left"),
    ("invited", "Invited"),
    ("refused", "Turned the invitation down"),
    ("recalled", "Invitation taken back"),
]


class Migration(migrations.Migration):
    allows = {
        "adding-foreign-key-constraint": "no installation holds rows yet",
        "constraint-missing-not-valid": "no installation holds rows yet",
        "require-concurrent-index-creation": "no installation holds rows yet",
    }
    dependencies = [
        ("initiatives", "0043_closing_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="teammember",
            name="state",
            field=models.CharField(choices=STATES, default="asked", editable=False, max_length=8),
        ),
        migrations.AddField(
            model_name="teammember",
            name="invited_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.CheckConstraint(
                condition=~Q(state="invited") | Q(invited_by__isnull=False),
                name="team_member_is_invited_by_somebody",
            ),
        ),
    ]
