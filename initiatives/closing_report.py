"""Writing the closing report: section by section, over days, so that nobody overwrites unseen.

A section is saved only over what its writer was shown, as a page of an application is; different
sections never stand in each other's way. Anything may be left open until it is sent.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from accounts.models import User
from initiatives.models import (
    Area,
    ClosingReport,
    EvidencePhoto,
    IndicatorOutcome,
    Initiative,
    MilestoneOutcome,
    Moment,
    PaidElsewhere,
    PhotoPair,
    Section,
)
from initiatives.writing import word_of
from kernel.workflow import STALE, Refusal

MOST_PAIRS = 10
NUMBERS = ("people_helped", "people_how", "hours", "hours_how")
ELSEWHERE = ("elsewhere_tiyn", "payer")
CHANGED = "updated_at"  # beside it only what was written: a mark set meanwhile stays
READ_ALONG = "reports_being_written"
MILESTONE, INDICATOR = ("state", "done_on", "words"), ("measured", "how")
Lines = Mapping[int, Mapping[str, Any]]


def being_written(initiative: Initiative) -> ClosingReport | None:
    """The report its team writes or has sent; none before the first word."""
    known: list[ClosingReport] | None = getattr(initiative, READ_ALONG, None)
    if known is not None:
        return next(iter(known), None)
    return initiative.closing_reports.being_written().first()


def read_along(initiative: Initiative) -> None:
    """Read that report once for a page that only shows it; nothing may be saved afterwards."""
    rows = ClosingReport.objects.being_written()
    prefetch_related_objects([initiative], Prefetch("closing_reports", rows, to_attr=READ_ALONG))


def mark_of(initiative: Initiative, section: str) -> str:
    """What stands in a section now, as a short word; a list of photos has none.

    A section of a report that another section has begun holds what it held before: nothing.
    """
    if section not in HELD:
        return ""
    return word_of(HELD[section](being_written(initiative) or ClosingReport()))


@transaction.atomic
def save_section(
    initiative: Initiative,
    section: str,
    *,
    by: User,
    seen: str | None,
    **facts: Any,  # noqa: ANN401 - the fields of the section, or its `lines`
) -> ClosingReport:
    """Keep one section. Refuses with not_allowed, stale, done_on_ahead, area_unknown.

    The same words sent twice are no conflict: what is asked for stands there already.
    """
    report = _held(initiative, by=by)
    before = mark_of(initiative, section)
    WRITERS[section](report, **facts)
    if seen is not None and seen != before and mark_of(initiative, section) != before:
        raise Refusal(STALE)
    return report


@transaction.atomic
def put_side_by_side(
    initiative: Initiative, before: EvidencePhoto, after: EvidencePhoto, *, by: User, words: str
) -> PhotoPair:
    """Show two photos as a pair; the same two are one pair.

    Refuses with not_allowed, pair_is_not_two, pairs_too_many.
    """
    report = _held(initiative, by=by)
    _is_a_pair(initiative, before, after)
    known = report.pairs.filter(before=before, after=after).first()
    if known is None and report.pairs.count() >= MOST_PAIRS:
        raise Refusal("pairs_too_many", most=MOST_PAIRS)
    pair = known or PhotoPair(report=report, before=before, after=after)
    pair.words = words.strip()
    pair.save()
    return pair


@transaction.atomic
def take_apart(pair: PhotoPair, *, by: User) -> None:
    """The photos stay, side by side no longer. Refuses with not_allowed."""
    _held(pair.report.initiative, by=by)
    pair.delete()


def _is_a_pair(initiative: Initiative, before: EvidencePhoto, after: EvidencePhoto) -> None:
    ours = {before.initiative_id, after.initiative_id} == {initiative.pk}
    if not ours or (before.moment, after.moment) != (Moment.BEFORE, Moment.AFTER):
        raise Refusal("pair_is_not_two")


def _held(initiative: Initiative, *, by: User) -> ClosingReport:
    """The report, begun if there is none; the initiative waits until the end."""
    now = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if not by.has_perm("initiatives.write_report", now):
        raise Refusal("not_allowed")
    return being_written(now) or ClosingReport.objects.create(initiative=now)


def _write_words(report: ClosingReport, *, words: str) -> None:
    report.words = words.strip()
    report.save(update_fields=["words", CHANGED])


def _write_numbers(report: ClosingReport, **facts: Any) -> None:  # noqa: ANN401 - fields
    said = sorted(set(NUMBERS) & set(facts))
    for name in said:
        setattr(report, name, facts[name])
    report.save(update_fields=[*said, CHANGED])


def _write_area(report: ClosingReport, *, area: str) -> None:
    if area not in {"", *Area.values}:
        raise Refusal("area_unknown", field="area")
    report.area = area
    report.save(update_fields=["area", CHANGED])


def _write_milestones(report: ClosingReport, *, lines: Lines) -> None:
    known = set(report.initiative.milestones.values_list("pk", flat=True))
    for key, line in lines.items():
        day = line.get("done_on")
        if day and day > timezone.localdate():
            raise Refusal("done_on_ahead")
        rows = report.milestone_outcomes.filter(milestone=key)
        if key in known and line.get("state"):
            MilestoneOutcome.objects.update_or_create(
                report=report, milestone_id=key, defaults=_milestone(line)
            )
        else:
            rows.delete()


def _milestone(line: Mapping[str, Any]) -> dict[str, Any]:
    """What was not done was done on no day."""
    is_open = line["state"] == MilestoneOutcome.State.NOT_DONE
    return {**{name: line[name] for name in MILESTONE}, **({"done_on": None} if is_open else {})}


def _write_indicators(report: ClosingReport, *, lines: Lines) -> None:
    known = set(report.initiative.indicators.values_list("pk", flat=True))
    for key in sorted(known & set(lines)):
        said = {name: lines[key][name] for name in INDICATOR}
        IndicatorOutcome.objects.update_or_create(report=report, indicator_id=key, defaults=said)


def _write_money(report: ClosingReport, *, left_words: str, lines: Lines) -> None:
    """A line nobody speaks of is paid as its plan says; nothing paid elsewhere is a word, too."""
    known = set(report.initiative.budget_lines.values_list("pk", flat=True))
    for key in sorted(known & set(lines)):
        if lines[key]["elsewhere_tiyn"] is None:
            report.paid_elsewhere.filter(line=key).delete()
        else:
            said = {name: lines[key][name] for name in ELSEWHERE}
            PaidElsewhere.objects.update_or_create(report=report, line_id=key, defaults=said)
    report.left_words = left_words.strip()
    report.save(update_fields=["left_words", CHANGED])


def _told(report: ClosingReport, name: str, *columns: str) -> list[Any]:
    """The lines of a report; one that is not begun has none."""
    if report.pk is None:
        return []
    rows = getattr(report, name).order_by(columns[0])
    return [list(row) for row in rows.values_list(*columns)]


HELD: dict[str, Callable[[ClosingReport], list[Any]]] = {
    Section.WORDS: lambda report: [report.words],
    Section.MILESTONES: lambda one: _told(one, "milestone_outcomes", "milestone", *MILESTONE),
    Section.INDICATORS: lambda one: _told(one, "indicator_outcomes", "indicator", *INDICATOR),
    Section.NUMBERS: lambda report: [getattr(report, name) for name in NUMBERS],
    Section.MONEY: lambda one: [one.left_words, *_told(one, "paid_elsewhere", "line", *ELSEWHERE)],
    Section.AREA: lambda report: [report.area],
}
WRITERS: dict[str, Callable[..., None]] = {
    Section.WORDS: _write_words,
    Section.MILESTONES: _write_milestones,
    Section.INDICATORS: _write_indicators,
    Section.NUMBERS: _write_numbers,
    Section.MONEY: _write_money,
    Section.AREA: _write_area,
}
