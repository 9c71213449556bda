"""The page of a closing report: what everybody reads, what its team and its reader press."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.models import Initiative
from initiatives.stages import Stage
from mapapp.web.initiatives.page import InitiativePage
from mapapp.web.initiatives.report_money import ReportMoney
from mapapp.web.initiatives.report_numbers import NumberRow, ReportNumbers
from mapapp.web.initiatives.report_pages import IN_ORDER, Part, parts_of
from mapapp.web.initiatives.reported import Reported, not_begun, report_of

VERBS = ("finish", "open_evaluation", "return_report")


@dataclass(frozen=True)
class ReportPage:
    """One report as one person sees it; who may see it at all is decided before."""

    initiative: Initiative
    user: Any
    verbs: frozenset[str] = frozenset()  # what this person may press

    @cached_property
    def whole(self) -> InitiativePage:
        """The initiative behind it."""
        return InitiativePage(self.initiative, self.user)

    @cached_property
    def told(self) -> Reported | None:
        """The report; the bare plan where no word is written yet, or only of an earlier try."""
        report = report_of(self.initiative)
        if self.is_being_written and (report is None or report.is_accepted):
            return not_begun(self.initiative)
        return report

    @cached_property
    def is_being_written(self) -> bool:
        """Nobody but its team sees it."""
        return self.initiative.stage == Stage.IMPLEMENTATION

    @property
    def is_there(self) -> bool:
        """It is being written, or it was sent."""
        return self.is_being_written or (self.told is not None and self.told.is_sent)

    @cached_property
    def may_write(self) -> bool:
        """Somebody of its team, while the work goes on."""
        return self.user.has_perm("initiatives.write_report", self.initiative)

    @cached_property
    def may_name(self) -> bool:
        """Leads it, and may say whom it helped, so that they are asked."""
        return self.user.has_perm("initiatives.name_beneficiaries", self.initiative)

    @cached_property
    def parts(self) -> list[Part]:
        """The sections, to whoever writes them or reads them to decide."""
        return parts_of(self.initiative)

    @cached_property
    def heads(self) -> dict[str, Part]:
        """The sections by their names; to a mere reader they are titles."""
        if self.may_write or self.is_judged:
            return {part.name: part for part in self.parts}
        return {name: Part(name, str(page.title)) for name, page in IN_ORDER.items()}

    @property
    def is_judged(self) -> bool:
        """The reader may accept it or send it back."""
        return "return_report" in self.verbs

    @property
    def missing(self) -> list[Part]:
        """What is open still."""
        return [part for part in self.parts if not part.is_done]

    @cached_property
    def numbers(self) -> list[NumberRow]:
        """People, hours and things."""
        return ReportNumbers(self.told).rows if self.told else []

    @cached_property
    def money(self) -> ReportMoney | None:
        """What was received, spent and left, line by line."""
        return ReportMoney(self.told, self.user) if self.told else None

    @cached_property
    def pairs(self) -> list[dict[str, Any]]:
        """The photos side by side."""
        return self.whole.proof.pairs_of(self.told) if self.told else []

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        number = self.initiative.number or ""
        return [
            {"label": _("Initiatives"), "href": reverse("initiatives:list")},
            {"label": number, "href": reverse("initiatives:detail", args=[self.initiative.pk])},
            {"label": _("Closing report"), "href": ""},
        ]
