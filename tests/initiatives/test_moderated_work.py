"""Words of the work under moderation: who may flag them, what hiding and deleting leaves."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction

from community import flagging
from community.models import Decision
from community.models import DecisionStage as D
from community.moderated import KINDS
from initiatives import closing_report, inviting, teaming
from initiatives.models import ClosingReport, Expense, Initiative, TeamMember
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import ModeratorFactory, UserFactory
from tests.factories.care import CareKindFactory, CarePointFactory, CareVisitFactory
from tests.factories.community import flagged, make, under_moderation
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.reports import planned_work, report_whole
from tests.factories.work import ExpenseFactory

pytestmark = pytest.mark.django_db
GUEST, WORDS = AnonymousUser(), "Қоңырау шалыңыз"
SAID = {"expense": "words", "report": "words", "team_words": "message", "care_point": "title",
        "care_visit": "note"}  # fmt: skip


def sent_report():
    work = planned_work()
    report_whole(work)
    journeys.make("finish", work)
    report = work.closing_reports.get()
    type(report).objects.filter(pk=report.pk).update(words=WORDS)
    return work.closing_reports.get()


MADE = {
    "expense": lambda: ExpenseFactory(words=WORDS),
    "report": sent_report,
    "team_words": lambda: TeamMemberFactory(
        initiative=InitiativeFactory(at_stage="implementation"), state="asked", message=WORDS
    ),
    "care_point": lambda: CarePointFactory(title=WORDS),
    "care_visit": lambda: CareVisitFactory(note=WORDS),
}


@pytest.fixture(params=SAID)
def kind(request):
    return request.param


@pytest.fixture
def thing(kind):
    return MADE[kind]()


def reader_of(kind, thing):
    """Somebody who reads it and did not write it."""
    if kind in {"expense", "report"}:
        return UserFactory(confirmed=True)
    return thing.initiative.lead if kind == "team_words" else member_of(thing)


def member_of(thing):
    initiative = thing.initiative if hasattr(thing, "initiative") else thing.point.initiative
    return TeamMemberFactory(initiative=initiative).user


def can_flag(kind, thing, user=GUEST):
    return KINDS[kind].seen_by(user).filter(pk=thing.pk).exists()


def test_whoever_reads_it_may_flag_it_and_the_moderators_of_the_territory_decide(kind, thing):
    reader = reader_of(kind, thing)
    assert can_flag(kind, thing, reader)

    decision = flagged(thing, by=reader)

    initiative = KINDS[kind].parent_of(thing)
    ours, other = ModeratorFactory(of=initiative.region), ModeratorFactory()
    assert [*Decision.objects.on_the_queue_of(ours)] == [decision]
    assert not Decision.objects.on_the_queue_of(other).exists()
    assert (decision.number, decision.kind) == (initiative.number, kind)
    assert decision.author_id == KINDS[kind].author_of(thing)


def test_nobody_flags_their_own_words(kind, thing):
    author = UserFactory._meta.model.objects.get(pk=KINDS[kind].author_of(thing))

    with pytest.raises(Refusal, match="own_flag"):
        flagging.flag(thing, breach="personal", user=author)


def test_hidden_words_cannot_be_flagged_and_come_back_as_they_were(kind, thing):
    reader = reader_of(kind, thing)
    decision = under_moderation(thing, at_stage=D.HIDDEN)
    thing.refresh_from_db()
    assert (thing.is_hidden, getattr(thing, SAID[kind])) == (True, WORDS)
    assert not can_flag(kind, thing, reader)

    make("restore", decision)

    thing.refresh_from_db()
    assert (thing.is_hidden, can_flag(kind, thing, reader)) == (False, True)


def test_deletion_by_two_leaves_the_row_and_no_words(kind, thing):
    under_moderation(thing, at_stage=D.DELETED)

    thing.refresh_from_db()
    assert getattr(thing, SAID[kind]) == ""


def test_of_a_deleted_report_only_numbers_are_left():
    report = sent_report()
    money = report.money

    under_moderation(report, at_stage=D.DELETED)

    report.refresh_from_db()
    said = {report.people_how, report.hours_how, report.left_words, report.initiative.report}
    assert said == {""}
    assert {one.how for one in report.indicator_outcomes.all()} == {""}
    assert {one.words for one in report.pairs.all()} == {""}
    assert (report.people_helped, report.hours, report.money) == (200, 48, money)


def test_the_ledger_lets_nothing_but_the_mark_change():
    expense = ExpenseFactory()
    under_moderation(expense, at_stage=D.HIDDEN)

    with pytest.raises(DatabaseError), transaction.atomic():
        Expense.objects.filter(pk=expense.pk).update(amount_tiyn=1)
    assert Expense.objects.filter(line=expense.line).total() == expense.amount_tiyn


def test_strangers_flag_no_words_that_they_cannot_read():
    for kind in ("team_words", "care_visit"):
        thing = MADE[kind]()
        assert not can_flag(kind, thing)
        assert not can_flag(kind, thing, UserFactory(confirmed=True))
    draft = ExpenseFactory(line__initiative=InitiativeFactory())
    assert not can_flag("expense", draft)


def test_the_name_of_what_is_shown_as_a_cell_is_its_teams():
    plain = CarePointFactory(title=WORDS)
    kind = CareKindFactory(sensitive=True)
    rock = CarePointFactory(title=WORDS, initiative=plain.initiative, kind=kind)

    assert (can_flag("care_point", plain), can_flag("care_point", rock)) == (True, False)
    assert can_flag("care_point", rock, plain.initiative.lead)


def test_a_report_that_is_not_sent_is_flagged_by_nobody_outside():
    work = planned_work()
    report = report_whole(work)

    assert not can_flag("report", report, work.lead)


def test_words_of_an_invitation_are_the_inviters_and_read_by_both_sides():
    initiative = InitiativeFactory(at_stage="implementation")
    invited = TeamMemberFactory(
        initiative=initiative, state="invited", invited_by=initiative.lead, message=WORDS
    )

    assert can_flag("team_words", invited, invited.user)
    assert flagged(invited, by=invited.user).author == initiative.lead


def test_new_words_in_a_place_whose_words_were_hidden_stay_hidden():
    initiative = InitiativeFactory(at_stage="implementation")
    person = UserFactory(confirmed=True)
    asking = teaming.ask_to_join(initiative, person, message=WORDS)
    decision = under_moderation(asking, at_stage=D.HIDDEN)
    teaming.decline(asking, by=initiative.lead)

    inviting.invite(initiative, person, by=initiative.lead, message="Келіңіз")

    place = TeamMember.objects.get(pk=asking.pk)
    assert (place.said, place.message) == ("", "Келіңіз")
    make("restore", decision)
    assert TeamMember.objects.get(pk=asking.pk).said == "Келіңіз"


def test_the_words_that_stand_go_although_a_second_try_has_begun_another_report():
    report = sent_report()
    work = report.initiative
    ClosingReport.objects.filter(pk=report.pk).update(accepted_at=report.sent_at)
    Initiative.objects.filter(pk=work.pk).update(stage="implementation", report=WORDS)
    ClosingReport.objects.create(initiative=work)

    decision = under_moderation(report, at_stage=D.HIDDEN)
    work.refresh_from_db()
    assert work.report == ""
    make("restore", decision)
    work.refresh_from_db()
    assert work.report == WORDS


def test_a_report_hidden_while_a_section_is_saved_stays_hidden(monkeypatch):
    work = planned_work()
    report = report_whole(work)

    def hidden_meanwhile(*_about):
        ClosingReport.objects.filter(pk=report.pk).update(hidden_at=report.created_at)
        return ""

    monkeypatch.setattr(closing_report, "mark_of", hidden_meanwhile)
    closing_report.save_section(work, "words", by=work.lead, seen=None, words="Жаңа")

    report.refresh_from_db()
    assert (report.is_hidden, report.words) == (True, "Жаңа")


def test_a_hidden_report_that_is_sent_anew_stays_hidden():
    report = sent_report()
    under_moderation(report, at_stage=D.HIDDEN)
    journeys.make("return_report", report.initiative)

    journeys.make("finish", report.initiative)

    report.initiative.refresh_from_db()
    assert report.initiative.report == ""
