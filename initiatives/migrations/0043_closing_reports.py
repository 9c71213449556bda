"""Close the work with a report in sections: each is written, checked and sent back by itself.

One text in a form could be neither saved on the way nor compared with the plan line by line.
"""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import Q

STATES = [("done", "Done"), ("partly", "Done in part"), ("not_done", "Not done")]
SECTIONS = [
    ("words", "What was done"),
    ("milestones", "Milestones of the plan"),
    ("indicators", "What was counted"),
    ("numbers", "People, hours and money"),
    ("photos", "Photos side by side"),
]
SENT = Q(accepted_at=None) | Q(sent_at__isnull=False)


def key():
    """The primary key every table has."""
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def of(to, related_name, on_delete=django.db.models.deletion.CASCADE):
    """What a row belongs to."""
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=to)


def line():
    """A few words."""
    return models.CharField(blank=True, max_length=300)


def rules(*constraints):
    """In the order they were written, and never otherwise."""
    return {"ordering": ["pk"], "constraints": list(constraints)}


def once(name, *fields, **facts):
    """One row of its kind."""
    return models.UniqueConstraint(fields=fields, name=name, **facts)


def always(name, condition):
    """What is never false."""
    return models.CheckConstraint(condition=condition, name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0042_indicators"),
        ("kernel", "0005_no_index_twice"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClosingReport",
            fields=[
                ("id", key()),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("words", models.TextField(blank=True)),
                ("people_helped", models.PositiveIntegerField(blank=True, null=True)),
                ("people_how", line()),
                ("hours", models.PositiveIntegerField(blank=True, null=True)),
                ("hours_how", line()),
                ("spent_tiyn", models.PositiveBigIntegerField(blank=True, null=True)),
                ("money_words", line()),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("accepted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("initiative", of("initiatives.initiative", "closing_reports")),
            ],
            options=rules(
                once(
                    "closing_report_is_written_one_at_a_time",
                    "initiative",
                    condition=Q(accepted_at=None),
                ),
                always("closing_report_is_sent_before_it_is_accepted", SENT),
            ),
        ),
        migrations.CreateModel(
            name="MilestoneOutcome",
            fields=[
                ("id", key()),
                ("state", models.CharField(choices=STATES, max_length=8)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("words", line()),
                (
                    "milestone",
                    of("initiatives.milestone", "outcomes", django.db.models.deletion.RESTRICT),
                ),
                ("report", of("initiatives.closingreport", "milestone_outcomes")),
            ],
            options=rules(
                once("milestone_outcome_is_told_once", "report", "milestone"),
                always("milestone_outcome_is_known", Q(state__in=[code for code, _ in STATES])),
                always("milestone_not_done_has_no_day", ~Q(state="not_done") | Q(done_on=None)),
            ),
        ),
        migrations.CreateModel(
            name="IndicatorOutcome",
            fields=[
                ("id", key()),
                (
                    "measured",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                ),
                ("how", line()),
                (
                    "indicator",
                    of("initiatives.indicator", "outcomes", django.db.models.deletion.RESTRICT),
                ),
                ("report", of("initiatives.closingreport", "indicator_outcomes")),
            ],
            options=rules(
                once("indicator_outcome_is_told_once", "report", "indicator"),
                always(
                    "indicator_measures_no_less_than_nothing",
                    Q(measured=None) | Q(measured__gte=0),
                ),
            ),
        ),
        migrations.CreateModel(
            name="PhotoPair",
            fields=[
                ("id", key()),
                ("words", line()),
                ("after", of("initiatives.evidencephoto", "+")),
                ("before", of("initiatives.evidencephoto", "+")),
                ("report", of("initiatives.closingreport", "pairs")),
            ],
            options=rules(
                once("photo_pair_is_shown_once", "report", "before", "after"),
                always("photo_pair_is_two_photos", ~Q(before=models.F("after"))),
            ),
        ),
        migrations.CreateModel(
            name="SectionRemark",
            fields=[
                ("id", key()),
                ("section", models.CharField(choices=SECTIONS, max_length=12)),
                ("words", models.TextField()),
                ("entry", of("kernel.journalentry", "+")),
                ("report", of("initiatives.closingreport", "remarks")),
            ],
            options=rules(
                once("section_is_remarked_on_once_a_time", "entry", "section"),
                always(
                    "section_remark_is_on_a_section",
                    Q(section__in=[code for code, _ in SECTIONS]),
                ),
            ),
        ),
    ]
