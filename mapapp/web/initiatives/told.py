"""What a page says aloud above everything else: a refusal, a return, a question, a result."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.models import Initiative
from initiatives.reasons import ReasonCode
from initiatives.stages import Stage
from kernel.models import JournalEntry
from mapapp.web.initiatives.timeline import said


@dataclass(frozen=True, slots=True)
class Told:
    """One notice; the reason stands in its first sentence."""

    kind: str
    title: str
    text: str = ""
    href: str = ""
    label: str = ""


def told(initiative: Initiative, journal: list[JournalEntry]) -> Told | None:
    """The notice of the stage, if it needs one."""
    last = next((e for e in reversed(journal) if e.after == initiative.stage), None)
    say = SAYING.get(initiative.stage)
    return say(initiative, last) if say and last else None


def _refused(_initiative: Initiative, entry: JournalEntry) -> Told:
    return Told("danger", _("The akimat refused it. The reason:"), said(entry))


def _asked(_initiative: Initiative, entry: JournalEntry) -> Told:
    return Told("sun", _("The akimat asks the author:"), said(entry))


def _suspended(_initiative: Initiative, entry: JournalEntry) -> Told:
    return Told("warn", _("A moderator suspended it. The reason:"), said(entry))


def _withdrawn(_initiative: Initiative, entry: JournalEntry) -> Told:
    return Told("warn", _("Its author withdrew it. The reason:"), said(entry))


def _not_found(_initiative: Initiative, _entry: JournalEntry) -> Told:
    return Told(
        "warn",
        _("Not everything was found in time"),
        _("What was promised is free again. The lead may look again."),
    )


def _duplicate(initiative: Initiative, entry: JournalEntry) -> Told:
    other = initiative.duplicate_of
    return Told(
        "info",
        _("The same is being done in another initiative"),
        said(entry),
        reverse("initiatives:detail", args=[other.pk]) if other else "",
        other.title if other else "",
    )


def _returned(_initiative: Initiative, entry: JournalEntry) -> Told | None:
    if entry.verb != "return_report":
        return None
    return Told("warn", _("The report was returned. The reason:"), said(entry))


def _result(initiative: Initiative, entry: JournalEntry) -> Told:
    kind, title = _title_of_result(initiative, entry)
    return Told(
        kind,
        title,
        href=reverse("initiatives:story", args=[initiative.pk]),
        label=_("The story in photos, numbers and answers"),
    )


def _title_of_result(initiative: Initiative, entry: JournalEntry) -> tuple[str, str]:
    if entry.reason_code == ReasonCode.NO_QUORUM:
        return "warn", _("Not counted as solved: too few people answered")
    titles = {
        Stage.SOLVED: ("good", _("Solved: those affected confirm it")),
        Stage.PARTLY_SOLVED: ("warn", _("Partly solved, say those affected")),
        Stage.NOT_SOLVED: ("danger", _("Not solved, say those affected")),
    }
    return titles[initiative.stage]


SAYING: dict[str, Callable[[Initiative, JournalEntry], Told | None]] = {
    Stage.REFUSED: _refused,
    Stage.NEEDS_INFORMATION: _asked,
    Stage.SUSPENDED: _suspended,
    Stage.WITHDRAWN: _withdrawn,
    Stage.RESOURCES_NOT_FOUND: _not_found,
    Stage.DUPLICATE: _duplicate,
    Stage.IMPLEMENTATION: _returned,
    Stage.SOLVED: _result,
    Stage.PARTLY_SOLVED: _result,
    Stage.NOT_SOLVED: _result,
}
