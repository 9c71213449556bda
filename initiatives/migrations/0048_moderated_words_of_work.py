"""Let moderators hide words of the work: expenses, reports, asking and inviting, what is kept.

Only the mark is new: what may be read of the words follows from it, and sums and days stay.
"""

from django.db import migrations, models


def mark(model_name):
    """When a moderator has taken it out of sight."""
    return migrations.AddField(
        model_name=model_name,
        name="hidden_at",
        field=models.DateTimeField(blank=True, editable=False, null=True),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0047_money_from_the_ledger"),
    ]

    operations = [
        mark("carepoint"),
        mark("carevisit"),
        mark("closingreport"),
        mark("expense"),
        mark("teammember"),
    ]
