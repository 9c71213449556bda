"""A closing report as it is read: planned beside done, line by line, and where a number is from.

It comes with the initiative in one query (`with_report`, `with_plan`); where it did not, it is
asked for. Nothing of a report leaves before it is sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import EvidencePhoto, Initiative, MilestoneOutcome
from initiatives.models.closing import SAID
from initiatives.stages import SAID_TO_BE_DONE
from mapapp.templatetags.amounts import amount
from mapapp.web.initiatives.areas import area_in_words

Facts = Mapping[str, Any]
TONES = {"done": "good", "partly": "warn", "not_done": "danger"}


NOTHING: Facts = {
    **dict.fromkeys(SAID, ""),
    **dict.fromkeys(("pk", "people_helped", "hours", "money", "spent_tiyn")),
    **dict.fromkeys(("area", "sent_at", "accepted_at", "hidden_at")),
    **dict.fromkeys(("milestones", "indicators", "elsewhere", "pairs"), ()),
}


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One milestone: by when it was planned, what became of it."""

    title: str
    due_on: date
    indicator: str
    state: str = ""
    done_on: date | None = None
    words: str = ""

    @property
    def label(self) -> str:
        """How far it came; empty where nobody has said yet."""
        return str(MilestoneOutcome.State(self.state).label) if self.state else ""

    @property
    def tone(self) -> str:
        """How it is coloured, beside its word."""
        return TONES.get(self.state, "")

    @property
    def punctuality(self) -> str:
        """On time, or how many days late."""
        if self.done_on is None:
            return ""
        days = (self.done_on - self.due_on).days
        if days <= 0:
            return _("on time")
        return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One thing that was counted: planned, measured, how."""

    title: str
    unit: str
    planned: Decimal
    measured: Decimal | None = None
    how: str = ""

    @property
    def planned_words(self) -> str:
        """With its measure."""
        return amount(self.planned, self.unit)

    @property
    def measured_words(self) -> str:
        """With its measure; empty where it is not measured yet."""
        return amount(self.measured, self.unit)

    @property
    def share(self) -> int | None:
        """How much of the plan it is, in whole percent, never rounded up."""
        if self.measured is None or not self.planned:
            return None
        return int(self.measured * 100 / self.planned)


@dataclass(frozen=True)
class Reported:
    """One report of one initiative."""

    initiative: Initiative
    facts: Facts

    @property
    def words(self) -> str:
        """What was done, in the team's words."""
        return str(self.facts["words"])

    @property
    def is_hidden(self) -> bool:
        """Moderators have taken its words out of sight; numbers and days stay."""
        return self.facts["hidden_at"] is not None

    @property
    def area(self) -> str:
        """How far it reaches, in words; empty where nobody has said."""
        code = self.facts["area"]
        return area_in_words(code, self.initiative) if code else ""

    @property
    def is_sent(self) -> bool:
        """Its team is done with it."""
        return self.facts["sent_at"] is not None

    @property
    def is_accepted(self) -> bool:
        """It belongs to a try that was evaluated."""
        return self.facts["accepted_at"] is not None

    @cached_property
    def milestones(self) -> list[MilestoneRow]:
        """In the order of the plan."""
        said = {one["milestone"]: one for one in self.facts["milestones"]}
        return [_milestone(row, said.get(row["pk"], {})) for row in _planned(self.initiative)]

    @cached_property
    def indicators(self) -> list[IndicatorRow]:
        """In the order they were planned."""
        said = {one["indicator"]: one for one in self.facts["indicators"]}
        return [_indicator(row, said.get(row["pk"], {})) for row in _counted(self.initiative)]

    def pairs(self, photos: Iterable[EvidencePhoto]) -> list[tuple[Any, Any, str]]:
        """The photos put side by side, of those that may be seen, with their words."""
        known = {photo.pk: photo for photo in photos}
        found = (
            (known.get(one["before"]), known.get(one["after"]), one["words"])
            for one in self.facts["pairs"]
        )
        return [pair for pair in found if pair[0] or pair[1]]


def report_of(initiative: Initiative) -> Reported | None:
    """The latest report, whoever may read it; none where nothing is written."""
    rows = getattr(initiative, "reported", None)
    if rows is None:
        rows = (
            initiative.closing_reports.order_by("-pk").told().values_list("facts", flat=True)[:1]
        )
    facts = next(iter(rows), None)
    return Reported(initiative, facts) if facts else None


def not_begun(initiative: Initiative) -> Reported:
    """A report of which no word is written: the plan alone."""
    return Reported(initiative, NOTHING)


def public_report_of(initiative: Initiative) -> Reported | None:
    """The one everybody may read: sent, of work that is said to be done."""
    if initiative.stage not in SAID_TO_BE_DONE:
        return None
    report = report_of(initiative)
    return report if report and report.is_sent else None


def _planned(initiative: Initiative) -> list[Facts]:
    known: list[Facts] | None = getattr(initiative, "planned", None)
    rows = initiative.milestones.values("pk", "title", "due_on", "indicator")
    return list(rows) if known is None else known


def _counted(initiative: Initiative) -> list[Facts]:
    known: list[Facts] | None = getattr(initiative, "counted", None)
    rows = initiative.indicators.values("pk", "title", "planned", "unit")
    return list(rows) if known is None else known


def _milestone(planned: Facts, said: Facts) -> MilestoneRow:
    return MilestoneRow(
        title=planned["title"],
        due_on=_day(planned["due_on"]),
        indicator=planned["indicator"],
        state=said.get("state", ""),
        done_on=_day(said.get("done_on")),
        words=said.get("words", ""),
    )


def _indicator(planned: Facts, said: Facts) -> IndicatorRow:
    measured = said.get("measured")
    return IndicatorRow(
        title=planned["title"],
        unit=planned["unit"],
        planned=_exact(planned["planned"]),
        measured=None if measured is None else _exact(measured),
        how=said.get("how", ""),
    )


def _day(value: Any) -> Any:  # noqa: ANN401 - a day, its text, or none
    return date.fromisoformat(value) if isinstance(value, str) else value


def _exact(value: Any) -> Decimal:  # noqa: ANN401 - a number of whichever kind
    return Decimal(str(value))
