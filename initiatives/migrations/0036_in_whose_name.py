"""Keep in whose name an application is written: its form fits the kind of applicant.

All of before are of citizens; of which body one is, the app that knows bodies keeps.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    allows = {
        "constraint-missing-not-valid": "initiatives are thousands: read in a moment",
    }
    dependencies = [("initiatives", "0035_questions_follow_answers")]

    operations = [
        migrations.AddField(
            model_name="initiative",
            name="applicant",
            field=models.CharField(
                choices=[
                    ("citizen", "A citizen"),
                    ("group", "Initiative group"),
                    ("organisation", "Organisation"),
                    ("business", "Business"),
                    ("department", "Department"),
                ],
                default="citizen",
                editable=False,
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "applicant__in",
                        ["citizen", "group", "organisation", "business", "department"],
                    )
                ),
                name="initiative_applicant_is_known",
            ),
        ),
    ]
