"""Terms of the law, pauses, and the moves only time may make."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from initiatives.models import Initiative, Problem
from initiatives.stages import ProblemStage, Stage
from initiatives.timers import run_timers
from kernel.calendar import load
from kernel.clock import after_a_pause, due
from kernel.models import Outbox
from tests.factories import journeys
from tests.factories.initiatives import InitiativeFactory, ProblemFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-23T10:00:00+05:00"


def day(moment):
    return timezone.localtime(moment).date().isoformat()


def later(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


@time_machine.travel(MONDAY, tick=False)
def test_the_review_runs_fifteen_working_days_from_receipt_and_not_from_taking_up():
    load()
    initiative = InitiativeFactory(submitted=True)
    assert day(initiative.due_at) == "2026-11-24"

    with later(days=3):
        journeys.make("take_up", initiative)

    assert day(initiative.due_at) == "2026-12-14"


@time_machine.travel("2026-12-14T10:00:00+05:00", tick=False)
def test_holidays_do_not_count():
    load()

    initiative = InitiativeFactory(submitted=True)
    journeys.make("take_up", initiative)

    assert day(initiative.due_at) == "2027-01-08"


@time_machine.travel(MONDAY, tick=False)
def test_a_question_stops_the_clock_until_the_answer():
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW)
    assert day(initiative.due_at) == "2026-12-14"
    journeys.make("ask", initiative)

    with later(days=5):
        assert not initiative.is_overdue
        journeys.make("answer", initiative)

    assert day(initiative.due_at) == "2026-12-18"  # four working days passed, then a Saturday
    assert initiative.paused_at is None


@time_machine.travel(MONDAY, tick=False)
def test_a_suspension_within_a_question_gives_all_the_time_back():
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW)
    journeys.make("ask", initiative)
    with later(days=2):
        journeys.make("suspend", initiative)
    with later(days=4):
        journeys.make("resume", initiative)
    with later(days=6):
        journeys.make("answer", initiative)

    assert initiative.stage == Stage.IN_REVIEW
    assert day(initiative.due_at) == "2026-12-18"


def test_silence_is_an_answer_after_the_time_to_answer():
    initiative = InitiativeFactory(at_stage=Stage.NEEDS_INFORMATION)
    assert run_timers() == 0

    with later(days=20):
        assert run_timers() == 1

    entry = initiative.last_entry()
    assert (entry.verb, entry.reason_code, entry.actor) == ("answer", "no_answer", None)


@pytest.mark.parametrize(
    ("stage", "days", "after"),
    [
        (ProblemStage.NOT_FIXED, 0, ProblemStage.ACKNOWLEDGED),
        (ProblemStage.FIXED, 91, ProblemStage.CLOSED),
    ],
)
def test_time_moves_a_problem_on(stage, days, after):
    problem = ProblemFactory(at_stage=stage)

    with later(days=days):
        run_timers()

    assert Problem.objects.get(pk=problem.pk).stage == after


def test_resources_run_out_at_the_end_date():
    initiative = InitiativeFactory(at_stage=Stage.RESOURCE_ATTRACTION)
    assert run_timers() == 0

    with later(days=16):
        run_timers()

    assert Initiative.objects.get(pk=initiative.pk).stage == Stage.RESOURCES_NOT_FOUND


@pytest.mark.parametrize(
    ("is_covered", "after"),
    [(False, Stage.RESOURCES_NOT_FOUND), (True, Stage.RESOURCE_ATTRACTION)],
)
def test_where_nothing_is_called_essential_any_line_not_found_runs_out(is_covered, after):
    initiative = InitiativeFactory(at_stage=Stage.RESOURCE_ATTRACTION)
    initiative.needs.update(is_essential=False)
    for need in initiative.needs.all() if is_covered else ():
        TeamMemberFactory.create_batch(need.wanted, initiative=initiative, need=need)

    with later(days=16):
        run_timers()

    assert Initiative.objects.get(pk=initiative.pk).stage == after


def test_a_suspended_initiative_does_not_run_out():
    initiative = InitiativeFactory(at_stage=Stage.RESOURCE_ATTRACTION)
    journeys.make("suspend", initiative)

    with later(days=30):
        assert run_timers() == 0


def test_everybody_is_asked_again_once_at_thirty_and_at_ninety_days():
    initiative = InitiativeFactory(at_stage=Stage.SOLVED)

    for days in (29, 31, 32, 91, 92):
        with later(days=days):
            run_timers()
            run_timers()

    rounds = initiative.evaluations.values_list("days_after", flat=True)
    assert list(rounds) == [0, 30, 90]
    assert Outbox.objects.filter(kind="ask_again").count() == 2


def test_a_fix_nobody_confirms_is_asked_about_and_never_judged_by_silence():
    problem = ProblemFactory(at_stage=ProblemStage.CLAIMED_FIXED)

    for days in (6, 8, 31, 91, 200):
        with later(days=days):
            run_timers()

    problem.refresh_from_db()
    assert problem.stage == ProblemStage.CLAIMED_FIXED
    assert Outbox.objects.filter(kind="ask_again").count() == 3


@pytest.mark.parametrize("days", [0, 5])
def test_a_suspension_before_taking_up_is_given_back_and_is_no_new_receipt(days):
    initiative = InitiativeFactory(at_stage=Stage.SUBMITTED)
    received = initiative.journal().get(verb="submit").at
    with later(days=4):
        journeys.make("suspend", initiative)
    suspended = initiative.last_entry().at
    with later(days=4 + days):
        journeys.make("resume", initiative)
        journeys.make("take_up", initiative)

    resumed = initiative.journal().get(verb="resume").at
    left = after_a_pause(due("review", received), since=suspended, until=resumed)
    assert initiative.due_at == left


def test_overdue_and_coming_due_know_a_paused_clock():
    late, soon, paused = [InitiativeFactory(at_stage=Stage.IN_REVIEW) for _ in range(3)]
    journeys.let_time_pass(late)
    journeys.let_time_pass(paused)
    Initiative.objects.filter(pk=soon.pk).update(due_at=timezone.now() + timedelta(days=1))
    Initiative.objects.filter(pk=paused.pk).update(paused_at=timezone.now())

    assert [*Initiative.objects.overdue()] == [late]
    assert [*Initiative.objects.coming_due()] == [soon]


def test_the_plan_is_the_clock_of_the_work():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)

    assert timezone.localtime(initiative.due_at) == timezone.make_aware(
        datetime.combine(initiative.plan_ends, datetime.min.time().replace(hour=18))
    )
