"""Ask those who live where a work reaches: the report says how far, a public lot chooses.

Until now only those were asked who had told of the trouble; whoever merely lives there was not.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

AREAS = [
    ("km1", "1 km around the place"),
    ("km3", "3 km around the place"),
    ("km5", "5 km around the place"),
    ("km10", "10 km around the place"),
    ("territory", "The whole territory"),
]
KNOWN = [code for code, _ in AREAS]
SECTIONS = [
    ("words", "What was done"),
    ("milestones", "Milestones of the plan"),
    ("indicators", "What was counted"),
    ("numbers", "People, hours and money"),
    ("area", "Whom it reaches"),
    ("photos", "Photos side by side"),
]
ON_A_SECTION = "section_remark_is_on_a_section"


class Migration(migrations.Migration):
    allows = {
        "ban-drop-constraint": "put back in the same step, wider by one section",
        "adding-foreign-key-constraint": "no installation holds rows yet",
        "adding-field-with-default": "no installation holds rows yet",
        "adding-not-nullable-field": "no installation holds rows yet",
        "constraint-missing-not-valid": "no installation holds rows yet",
        "require-concurrent-index-creation": "no installation holds rows yet",
    }
    dependencies = [
        ("initiatives", "0044_team_invitations"),
        ("kernel", "0005_no_index_twice"),
    ]

    operations = [
        migrations.AddField(
            model_name="closingreport",
            name="area",
            field=models.CharField(blank=True, choices=AREAS, default="", max_length=9),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="closingreport",
            constraint=models.CheckConstraint(
                condition=Q(area__in=["", *KNOWN]), name="closing_report_area_is_known"
            ),
        ),
        migrations.AlterField(
            model_name="sectionremark",
            name="section",
            field=models.CharField(choices=SECTIONS, max_length=12),
        ),
        migrations.RemoveConstraint(model_name="sectionremark", name=ON_A_SECTION),
        migrations.AddConstraint(
            model_name="sectionremark",
            constraint=models.CheckConstraint(
                condition=Q(section__in=[code for code, _ in SECTIONS]), name=ON_A_SECTION
            ),
        ),
        migrations.AddField(
            model_name="evaluationquestion",
            name="as_resident",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="ResidentsDraw",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("area", models.CharField(choices=AREAS, max_length=9)),
                ("qualified", models.PositiveIntegerField()),
                ("places", models.PositiveSmallIntegerField()),
                ("pool", models.JSONField(default=list)),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="residents_draw",
                        to="initiatives.evaluation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(area__in=KNOWN), name="residents_draw_area_is_known"
                    )
                ]
            },
        ),
    ]
