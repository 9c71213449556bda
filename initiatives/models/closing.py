"""The closing report: what was planned and what came of it, line by line, by those who did it."""

from typing import Any, Self

import pgtrigger
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Value, When
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from community.models import Hideable, HideableQuerySet
from initiatives.models.evidence import EvidencePhoto
from initiatives.models.initiative import Initiative
from initiatives.models.plan import BudgetLine, Indicator, Milestone
from kernel.models import JournalEntry, TimeStamped

SHORT = 300
IN_PLAN = ["milestone__ordering", "milestone"]


class Area(models.TextChoices):
    """How far the work reaches: around its place, or all of its territory."""

    KM_1 = "km1", _("1 km around the place")
    KM_3 = "km3", _("3 km around the place")
    KM_5 = "km5", _("5 km around the place")
    KM_10 = "km10", _("10 km around the place")
    TERRITORY = "territory", _("The whole territory")

    @property
    def km(self) -> int | None:
        """The radius; none where it is no circle."""
        return None if self == Area.TERRITORY else int(self.removeprefix("km"))


class Section(models.TextChoices):
    """The parts of a report: each is written, checked and sent back by itself."""

    WORDS = "words", _("What was done")
    MILESTONES = "milestones", _("Milestones of the plan")
    INDICATORS = "indicators", _("What was counted")
    NUMBERS = "numbers", _("People, hours and things")
    MONEY = "money", _("Money, line by line")
    AREA = "area", _("Whom it reaches")
    PHOTOS = "photos", _("Photos side by side")


# every free word of a report: what is hidden with it and forgotten with it
SAID = ("words", "people_how", "hours_how", "left_words", "money_words")
SAID_IN_LINES = {
    "milestone_outcomes": "words",
    "indicator_outcomes": "how",
    "pairs": "words",
    "paid_elsewhere": "payer",
}


class ClosingReportQuerySet(HideableQuerySet):
    """Reports by how far they have come."""

    def being_written(self) -> Self:
        """Those a coordinator has not accepted: at most one of an initiative."""
        return self.filter(accepted_at=None)

    def told(self) -> Self:
        """With `facts`: the whole report as plain facts, however long it is, in one query."""
        return self.annotate(facts=JSONObject(**_own_facts(), **_lines_of_report()))


def _own_facts() -> dict[str, Any]:
    counted = ("people_helped", "hours", "money", "spent_tiyn")
    plain = ("pk", *counted, "area", "sent_at", "accepted_at", "hidden_at")
    return {name: name for name in plain} | {name: _spoken(name) for name in SAID}


def _lines_of_report() -> dict[str, ArraySubquery]:
    state, photos = ("milestone", "state", "done_on"), ("before", "after")
    measured, paid = ("indicator", "measured"), ("line", "elsewhere_tiyn")
    return {
        "milestones": _lines("milestone_outcomes", MilestoneOutcome, IN_PLAN, *state),
        "indicators": _lines("indicator_outcomes", IndicatorOutcome, ["indicator"], *measured),
        "elsewhere": _lines("paid_elsewhere", PaidElsewhere, ["line"], *paid),
        "pairs": _lines("pairs", PhotoPair, ["pk"], *photos),
    }


def _lines(of: str, model: type[models.Model], order: list[str], *names: str) -> ArraySubquery:
    """The lines of a report in the order of the plan, whichever was written first."""
    rows = model._base_manager.filter(report=OuterRef("pk")).order_by(*order)  # noqa: SLF001 - whole rows
    said = SAID_IN_LINES[of]
    facts = {name: name for name in names} | {said: _spoken(said, "report__")}
    return ArraySubquery(rows.values(facts=JSONObject(**facts)))


def _spoken(name: str, of_report: str = "") -> Case:
    """Words of a report; none of one that is hidden, but to the team that mends it."""
    is_seen = Q(**{f"{of_report}hidden_at": None}) | Q(**{f"{of_report}sent_at": None})
    return Case(When(is_seen, then=F(name)), default=Value(""), output_field=models.TextField())


class ClosingReport(TimeStamped, Hideable):
    """What a team says of its work at the end: drafted over days, read as a whole once sent."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="closing_reports"
    )
    words = models.TextField(blank=True)
    people_helped = models.PositiveIntegerField(null=True, blank=True)
    people_how = models.CharField(max_length=SHORT, blank=True)
    hours = models.PositiveIntegerField(null=True, blank=True)
    hours_how = models.CharField(max_length=SHORT, blank=True)
    left_words = models.CharField(max_length=SHORT, blank=True)
    # the ledger as it stood when the report was sent; its shape: `initiatives/closing_money.py`
    money = models.JSONField(null=True, blank=True, editable=False)
    # of reports that were sent before the ledger told their money; nothing writes them any more
    spent_tiyn = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    money_words = models.CharField(max_length=SHORT, blank=True, editable=False)
    area = models.CharField(max_length=9, choices=Area, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ClosingReportQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(accepted_at=None),
                name="closing_report_is_written_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(sent_at__isnull=False),
                name="closing_report_is_sent_before_it_is_accepted",
            ),
            models.CheckConstraint(
                condition=Q(area__in=["", *Area.values]), name="closing_report_area_is_known"
            ),
            models.CheckConstraint(
                condition=Q(money=None) | Q(sent_at__isnull=False),
                name="closing_report_keeps_its_money_once_it_is_sent",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="accepted_money_stays_as_it_was",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__accepted_at__isnull=False)
                & pgtrigger.Q(new__money__df=pgtrigger.F("old__money")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.words[:40]}"


class MilestoneOutcome(models.Model):
    """What became of one milestone."""

    class State(models.TextChoices):
        """How far it came."""

        DONE = "done", _("Done")
        PARTLY = "partly", _("Done in part")
        NOT_DONE = "not_done", _("Not done")

    report = models.ForeignKey(
        ClosingReport, on_delete=models.CASCADE, related_name="milestone_outcomes"
    )
    # a plan that was reported on keeps its lines
    milestone = models.ForeignKey(Milestone, on_delete=models.RESTRICT, related_name="outcomes")
    state = models.CharField(max_length=8, choices=State)
    done_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "milestone"], name="milestone_outcome_is_told_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "partly", "not_done"]),
                name="milestone_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_done") | Q(done_on=None),
                name="milestone_not_done_has_no_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id}: {self.state}"

    @property
    def is_told(self) -> bool:
        """Done on a day; or what is missing, and why."""
        return bool(self.done_on if self.state == self.State.DONE else self.words)


class IndicatorOutcome(models.Model):
    """How much was counted of what was planned, and how anybody counted it."""

    report = models.ForeignKey(
        ClosingReport, on_delete=models.CASCADE, related_name="indicator_outcomes"
    )
    indicator = models.ForeignKey(Indicator, on_delete=models.RESTRICT, related_name="outcomes")
    measured = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    how = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "indicator"], name="indicator_outcome_is_told_once"
            ),
            models.CheckConstraint(
                condition=Q(measured=None) | Q(measured__gte=0),
                name="indicator_measures_no_less_than_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.measured}"

    @property
    def is_told(self) -> bool:
        """A number, and how it was come by."""
        return self.measured is not None and bool(self.how)


class PaidElsewhere(models.Model):
    """How much of a line was paid with money nobody gave through the product, and by whom."""

    report = models.ForeignKey(
        ClosingReport, on_delete=models.CASCADE, related_name="paid_elsewhere"
    )
    # a line that was paid for has entries, so it stays in the budget
    line = models.ForeignKey(BudgetLine, on_delete=models.CASCADE, related_name="+")
    elsewhere_tiyn = models.PositiveBigIntegerField()
    payer = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "line"], name="paid_elsewhere_is_told_once_a_line"
            )
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.elsewhere_tiyn}"


class PhotoPair(models.Model):
    """Two photos of one spot that the team puts side by side."""

    report = models.ForeignKey(ClosingReport, on_delete=models.CASCADE, related_name="pairs")
    before = models.ForeignKey(EvidencePhoto, on_delete=models.CASCADE, related_name="+")
    after = models.ForeignKey(EvidencePhoto, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "before", "after"], name="photo_pair_is_shown_once"
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="photo_pair_is_two_photos"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id}"


class SectionRemark(models.Model):
    """What a coordinator says to one section of a report that is sent back."""

    report = models.ForeignKey(ClosingReport, on_delete=models.CASCADE, related_name="remarks")
    entry = models.ForeignKey(JournalEntry, on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=12, choices=Section)
    words = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "section"], name="section_is_remarked_on_once_a_time"
            ),
            models.CheckConstraint(
                condition=Q(section__in=Section.values), name="section_remark_is_on_a_section"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.section}"
