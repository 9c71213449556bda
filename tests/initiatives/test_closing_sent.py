"""A closing report on its way: whole before it is sent, sent back by section, or accepted."""

import pytest
from django.utils import timezone

from initiatives import closing_report as writing
from initiatives import closing_sent, planning
from initiatives.models import (
    BudgetLine,
    ClosingReport,
    EvidencePhoto,
    Initiative,
    Section,
    SectionRemark,
)
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory
from tests.factories.initiatives import (
    EvidenceFactory,
    InitiativeFactory,
    TeamMemberFactory,
)
from tests.factories.reports import WORDS, milestones_of, planned_work, report_whole
from tests.factories.work import ExpenseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    made = planned_work()
    for moment in ("before", "after"):
        EvidenceFactory(initiative=made, moment=moment)
    return made


@pytest.fixture
def report(initiative):
    """Whole."""
    return report_whole(initiative)


def save(initiative, section, *, by=None, seen=None, **facts):
    return writing.save_section(initiative, section, by=by or initiative.lead, seen=seen, **facts)


def refusal(verb):
    with pytest.raises(Refusal) as refused:
        verb()
    return refused.value.code


def finish(initiative):
    return initiative.move("finish", by=initiative.lead)


# --- Whole before it is sent ----------------------------------------------------------------


def no_state(report):
    report.milestone_outcomes.first().delete()


def done_on_no_day(report):
    report.milestone_outcomes.filter(pk=report.milestone_outcomes.last().pk).update(done_on=None)


def late_without_a_word(report):
    one = report.milestone_outcomes.last()
    report.milestone_outcomes.filter(pk=one.pk).update(state="partly", done_on=None)


OPEN = {
    "no words": (Section.WORDS, lambda report: changed(report, words="")),
    "a milestone nobody speaks of": (Section.MILESTONES, no_state),
    "done on no day": (Section.MILESTONES, done_on_no_day),
    "done in part without a word": (Section.MILESTONES, late_without_a_word),
    "a number nobody measured": (
        Section.INDICATORS, lambda report: report.indicator_outcomes.update(measured=None)
    ),
    "a number from nowhere": (
        Section.INDICATORS, lambda report: report.indicator_outcomes.update(how="")
    ),
    "nobody says who was helped": (
        Section.NUMBERS, lambda report: changed(report, people_helped=None)
    ),
    "many were helped, none counted": (
        Section.NUMBERS, lambda report: changed(report, people_how="")
    ),
    "no hours": (Section.NUMBERS, lambda report: changed(report, hours=None)),
    "hours from nowhere": (Section.NUMBERS, lambda report: changed(report, hours_how="")),
    "spent by nobody": (Section.MONEY, lambda report: spent_by_nobody(report.initiative)),
    "nobody says how far it reaches": (
        Section.AREA, lambda report: changed(report, area="")
    ),
    "no photos side by side": (Section.PHOTOS, lambda report: report.pairs.all().delete()),
    "a pair with a hidden photo": (
        Section.PHOTOS, lambda report: hide(report.pairs.get().after)
    ),
}  # fmt: skip


def spent_by_nobody(initiative):
    BudgetLine.objects.filter(initiative=initiative).update(source="sought")
    ExpenseFactory(line=initiative.budget_lines.get())


def changed(report, **facts):
    ClosingReport.objects.filter(pk=report.pk).update(**facts)


def hide(photo):
    EvidencePhoto.objects.filter(pk=photo.pk).update(hidden_at=timezone.now())


@pytest.mark.parametrize("what", OPEN)
def test_a_report_with_one_thing_open_is_not_sent_and_names_its_section(report, what):
    section, spoil = OPEN[what]
    spoil(report)
    report = ClosingReport.objects.get(pk=report.pk)
    initiative = Initiative.objects.get(pk=report.initiative_id)

    assert closing_sent.missing_in(report) == [section]
    code = "ledger_off" if section == Section.MONEY else "report_incomplete"
    assert refusal(lambda: finish(initiative)) == code
    assert initiative.stage == "implementation"


def test_every_section_can_be_open(report):
    assert {section for section, _ in OPEN.values()} == set(Section)
    assert closing_sent.missing_in(None) == list(Section)
    assert closing_sent.missing_in(report) == []


def test_nothing_at_all_is_needed_to_be_told_of_a_plan_without_lines():
    initiative = InitiativeFactory(at_stage="implementation")
    report = report_whole(initiative, left="", people_helped=0, people_how="")

    assert closing_sent.missing_in(report) == []


def test_a_whole_report_is_sent_and_its_words_stand_with_the_initiative(initiative, report):
    entry = finish(initiative)

    report.refresh_from_db()
    assert (initiative.stage, initiative.report) == ("closing", WORDS)
    assert (report.sent_at, report.accepted_at) == (entry.at, None)


def test_what_was_not_done_may_be_said_and_the_report_is_whole(initiative, report):
    save(initiative, Section.MILESTONES, lines=milestones_of(initiative, "not_done"))

    assert closing_sent.missing_in(report) == []
    finish(initiative)
    assert {one.state for one in report.milestone_outcomes.all()} == {"not_done"}


# --- Sent back, accepted, tried again -------------------------------------------------------


def test_a_report_comes_back_with_words_to_each_section_and_is_written_on(initiative, report):
    finish(initiative)
    remarks = {
        "milestones": "Қай күні?",
        "photos": "Басқа бұрыш керек",
        "hours": "x",
        "words": " ",
    }

    journeys.make("return_report", initiative, remarks=remarks)

    report.refresh_from_db()
    told = {"milestones": "Қай күні?", "photos": "Басқа бұрыш керек"}
    assert closing_sent.latest_remarks(report) == told
    assert (report.sent_at, initiative.stage) == (None, "implementation")
    assert Initiative.objects.get(pk=initiative.pk).report == ""  # the team's own again
    assert "remarks" not in initiative.last_entry().details  # the public journal keeps the reason
    save(initiative, Section.WORDS, words="Жаңа сөз")
    assert writing.being_written(initiative) == report


def test_only_the_latest_words_stand_beside_a_section(initiative, report):
    for words in ("Бірінші", "Екінші"):
        finish(initiative)
        journeys.make("return_report", initiative, remarks={"numbers": words})

    assert closing_sent.latest_remarks(report) == {"numbers": "Екінші"}
    finish(initiative)
    journeys.make("return_report", initiative)
    assert SectionRemark.objects.count() == 2


def test_a_coordinator_with_a_hand_in_the_work_neither_accepts_nor_returns_it(initiative, report):
    finish(initiative)
    coordinator = CoordinatorFactory(of=initiative.region)
    TeamMemberFactory(initiative=initiative, user=coordinator)

    for verb, given in (
        ("open_evaluation", {"evidence_accepted": True}),
        ("return_report", {"reason": "Жоқ"}),
    ):
        code = refusal(lambda: initiative.move(verb, by=coordinator, **given))  # noqa: B023
        assert code == "not_allowed"


def test_an_accepted_report_is_kept_and_a_second_try_begins_another(initiative, report):
    finish(initiative)
    journeys.walk_on(initiative, "open_evaluation", "conclude", "reopen", "accept", "start")
    report.refresh_from_db()
    assert report.accepted_at
    assert writing.being_written(initiative) is None

    second = report_whole(initiative)

    assert second != report
    assert initiative.closing_reports.count() == 2
    assert report.milestone_outcomes.count() == second.milestone_outcomes.count() == 2


def test_a_line_that_was_reported_on_stays_in_the_plan(initiative, report):
    milestone, indicator = initiative.milestones.first(), initiative.indicators.first()

    for verb in (
        lambda: planning.strike_milestone(milestone, by=initiative.lead),
        lambda: planning.strike_indicator(indicator, by=initiative.lead),
    ):
        assert refusal(verb) == "line_was_reported"
    planning.move_milestone(milestone, by=initiative.lead, earlier=False)


def test_work_that_was_said_to_be_done_before_there_were_sections_goes_on():
    initiative = InitiativeFactory(at_stage="closing")
    initiative.closing_reports.all().delete()

    journeys.make("open_evaluation", initiative)

    assert initiative.stage == "evaluation"
