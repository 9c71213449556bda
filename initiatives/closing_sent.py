"""A closing report on its way: whole before it is sent, sent back by section, or accepted."""

from typing import Any

from initiatives.closing_money import money_of, trouble_in, trouble_of
from initiatives.closing_report import CHANGED, being_written
from initiatives.models import ClosingReport, Initiative, Section, SectionRemark
from kernel.models import JournalEntry

Given = dict[str, Any]
BOTH_SHOWN = {"before__hidden_at": None, "after__hidden_at": None}


def missing_in(report: ClosingReport | None) -> list[Section]:
    """The sections that are not whole yet; all of them where nothing is written."""
    return [section for section in Section if report is None or not IS_WHOLE[section](report)]


def report_is_whole(initiative: Initiative, _given: Given) -> str | None:
    """A closing report with nothing left open; where only its money is off, on which line."""
    report = being_written(initiative)
    if report is None:
        return "report_missing"
    missing = missing_in(report)
    if missing == [Section.MONEY] and (off := trouble_in(report)):
        raise off
    return "report_incomplete" if missing else None


def send(initiative: Initiative, entry: JournalEntry, _given: Given) -> None:
    """A coordinator reads it now; its words stand wherever the work is spoken of.

    Its money is kept as the ledger stands: what is kept is read once and balanced in itself.
    """
    report = being_written(initiative)
    money = money_of(report)
    if off := trouble_of(money, report):  # somebody gave or took back a moment ago
        raise off
    report.sent_at, report.money = entry.at, money.as_facts
    report.save(update_fields=["sent_at", "money", CHANGED])
    initiative.report = "" if report.is_hidden else report.words


def send_back(initiative: Initiative, entry: JournalEntry, given: Given) -> None:
    """The team writes on; what is said to each section stands beside it."""
    report = being_written(initiative)
    if report is None:  # said to be done before there were reports in sections
        return
    report.sent_at = report.money = None
    report.save(update_fields=["sent_at", "money", CHANGED])
    initiative.report = ""  # its words are the team's own again
    remarks = given.get("remarks") or {}
    SectionRemark.objects.bulk_create(
        SectionRemark(report=report, entry=entry, section=section, words=words.strip())
        for section, words in remarks.items()
        if section in Section and words.strip()
    )


def accept(initiative: Initiative, entry: JournalEntry) -> ClosingReport | None:
    """It is the word the work is judged by; a second try begins another."""
    if report := being_written(initiative):
        report.accepted_at = entry.at
        report.save(update_fields=["accepted_at", CHANGED])
    return report


def latest_remarks(report: ClosingReport) -> dict[str, str]:
    """What was said when it was last sent back, by section."""
    rows = report.remarks.order_by("-entry", "pk").values_list("entry", "section", "words")
    newest = next(iter(rows), (None,))[0]
    return {section: words for entry, section, words in rows if entry == newest}


def _milestones(report: ClosingReport) -> bool:
    told = [one.milestone_id for one in report.milestone_outcomes.all() if one.is_told]
    return not report.initiative.milestones.exclude(pk__in=told).exists()


def _indicators(report: ClosingReport) -> bool:
    told = [one.indicator_id for one in report.indicator_outcomes.all() if one.is_told]
    return not report.initiative.indicators.exclude(pk__in=told).exists()


def _numbers(report: ClosingReport) -> bool:
    """How many were helped and how long it took, each with how it is known."""
    return None not in (report.people_helped, report.hours) and _says_how(report)


def _says_how(report: ClosingReport) -> bool:
    """Nobody helped and no hours need no explanation."""
    helped = not report.people_helped or bool(report.people_how)
    return helped and (not report.hours or bool(report.hours_how))


IS_WHOLE = {
    Section.WORDS: lambda report: bool(report.words),
    Section.MILESTONES: _milestones,
    Section.INDICATORS: _indicators,
    Section.NUMBERS: _numbers,
    Section.MONEY: lambda report: trouble_in(report) is None,
    Section.AREA: lambda report: bool(report.area),
    Section.PHOTOS: lambda report: report.pairs.filter(**BOTH_SHOWN).exists(),
}
