"""A "no" to what was found fixed asks for a decision; a person makes it, and another may again."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import Office
from geo.models import Pin
from initiatives import judging
from initiatives.models import Problem, ProblemAnswer
from initiatives.stages import PROBLEM_GROUP_OF, StageGroup
from initiatives.timers import run_timers
from kernel.clock import add_working_days
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.closing import claimed, said
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemFactory

pytestmark = pytest.mark.django_db
NO = {"verdict": "no", "why": "came_back"}


@pytest.fixture
def fixed():
    """Found fixed by its author; one neighbour has not answered."""
    problem = claimed()
    said(problem, problem.author, "yes")
    with time_machine.travel(timezone.now() + timedelta(days=7, hours=1), tick=False):
        run_timers()
    problem.refresh_from_db()
    assert problem.stage == "fixed"
    return problem


def neighbour_of(problem):
    (key,) = judging.asked_about(problem) - {problem.author_id}
    return UserFactory._meta.model.objects.get(pk=key)


def verbs(problem):
    return [entry.verb for entry in problem.journal()]


def refused(problem, verb, by, **given):
    with pytest.raises(Refusal) as refusal:
        problem.move(verb, by=by, **given)
    return refusal.value.code


def test_a_no_asks_for_a_decision_and_reopens_nothing_by_itself(fixed):
    judging.answer_problem(fixed, neighbour_of(fixed), **NO)
    for _ in range(3):
        run_timers()

    fixed.refresh_from_db()
    entry = fixed.last_entry()
    assert (fixed.stage, entry.verb, entry.reason_code) == (
        "reopen_requested", "request_reopening", "came_back",
    )  # fmt: skip
    assert entry.actor is None
    term = add_working_days(timezone.localtime(entry.at).date(), 5)
    assert timezone.localtime(fixed.due_at).date() == term


@pytest.mark.parametrize("verdict", ["yes", "partly", "unsure"])
def test_no_other_answer_asks_for_it(fixed, verdict):
    judging.answer_problem(fixed, neighbour_of(fixed), verdict=verdict)
    run_timers()

    fixed.refresh_from_db()
    assert fixed.stage == "fixed"


def test_a_no_that_was_outvoted_is_decided_on_by_a_person():
    problem = claimed(neighbours=2)
    asked = list(judging.asked_about(problem) - {problem.author_id})
    people = [problem.author, *UserFactory._meta.model.objects.filter(pk__in=asked)]
    for person, verdict in zip(people, ("yes", "yes", "no"), strict=True):
        said(problem, person, verdict)

    run_timers()

    problem.refresh_from_db()
    assert verbs(problem)[-2:] == ["judge", "request_reopening"]
    assert problem.stage == "reopen_requested"


def test_reopened_it_comes_back_to_the_desk_with_the_term_of_the_law(fixed):
    said(fixed, neighbour_of(fixed), "no")
    fixed.refresh_from_db()

    journeys.walk_on(fixed, "reopen")

    term = add_working_days(timezone.localdate(), 15)
    assert fixed.stage == "acknowledged"
    assert timezone.localtime(fixed.due_at).date() == term
    assert not ProblemAnswer.objects.filter(asks_to_reopen=True).exists()


def test_after_a_reopening_the_old_photo_proves_nothing(fixed):
    said(fixed, neighbour_of(fixed), "no")
    fixed.refresh_from_db()
    journeys.walk_on(fixed, "reopen", "start")

    official = journeys.official_of(fixed.region)

    assert refused(fixed, "claim_fixed", official) == "evidence_missing"


def test_whoever_said_that_it_is_fixed_does_not_decide_that_it_stays_so(fixed):
    said(fixed, neighbour_of(fixed), "no")
    fixed.refresh_from_db()
    claimer = judging.claim_of(fixed).actor
    given = journeys.IN_BOTH | {"reason_code": "checked_fixed"}

    assert refused(fixed, "keep", claimer, **given) == "not_allowed"
    assert [move.verb for move in fixed.moves_open_to(claimer)] == ["reopen"]

    colleague = journeys.colleague_of(claimer)
    assert fixed.move("keep", by=colleague, **given).after == "fixed"


def test_kept_it_is_closed_when_it_would_have_been_closed(fixed):
    due = fixed.due_at
    said(fixed, neighbour_of(fixed), "no")
    fixed.refresh_from_db()

    journeys.walk_on(fixed, "keep")

    assert fixed.due_at == due


def test_it_is_not_closed_while_a_decision_is_awaited(fixed):
    said(fixed, neighbour_of(fixed), "no")

    with time_machine.travel(timezone.now() + timedelta(days=120), tick=False):
        run_timers()

    fixed.refresh_from_db()
    assert fixed.stage == "reopen_requested"
    assert fixed.due_at < timezone.now() + timedelta(days=10)


def test_an_answered_no_said_again_asks_for_nothing_until_the_next_asking(fixed):
    neighbour = neighbour_of(fixed)
    said(fixed, neighbour, "no")
    fixed.refresh_from_db()
    journeys.walk_on(fixed, "keep")

    judging.answer_problem(fixed, neighbour, **NO)
    run_timers()
    fixed.refresh_from_db()
    assert fixed.stage == "fixed"
    code = refused(fixed, "request_reopening", neighbour, reason_code="came_back")
    assert code == "doubted_already"

    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        run_timers()
        said(fixed, neighbour, "no", days=30)
    fixed.refresh_from_db()
    assert fixed.stage == "reopen_requested"


def test_from_the_page_those_who_told_of_it_ask_with_a_reason_and_nobody_else(fixed):
    neighbour, stranger = neighbour_of(fixed), UserFactory(confirmed=True)

    assert refused(fixed, "request_reopening", stranger, reason_code="other") == "not_allowed"
    assert refused(fixed, "request_reopening", neighbour) == "reason_missing"
    entry = fixed.move("request_reopening", by=neighbour, reason_code="done_badly")

    assert entry.after == "reopen_requested"
    answer = ProblemAnswer.objects.get(user=neighbour)
    assert (answer.verdict, answer.why) == ("no", "done_badly")


def test_what_was_closed_is_doubted_within_ninety_days_and_not_later():
    problem = ProblemFactory(at_stage="closed")
    for days, code in ((91, "nothing_claimed"), (89, None)):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            assert judging.refusal_to_answer(problem, problem.author) == code

    judging.answer_problem(problem, problem.author, **NO)

    problem.refresh_from_db()
    assert problem.stage == "reopen_requested"


def test_an_appeal_goes_to_the_office_above_where_the_decider_does_not_sit():
    region = RegionFactory()
    district = RegionFactory(under=region)
    problem = ProblemFactory(at_stage="fixed", region=district)
    journeys.official_of(region)
    journeys.walk_on(problem, "request_reopening", "keep")
    keeper = problem.last_entry().actor
    assert refused(problem, "appeal", problem.author) == "reason_missing"

    problem.move("appeal", by=problem.author, reason="Шам әлі жанбайды")

    assert problem.office == journeys.official_of(region).offices[0]
    assert problem in Problem.objects.on_the_desk_of(journeys.official_of(region))
    assert problem not in Problem.objects.on_the_desk_of(keeper)
    MembershipFactory(user=keeper, office=problem.office)
    keeper.forget_offices()
    assert problem.moves_open_to(keeper) == []


def test_without_a_decision_there_is_nothing_to_appeal_against(fixed):
    assert refused(fixed, "appeal", fixed.author, reason="Жоқ") == "nothing_to_appeal"


def test_without_an_office_above_an_appeal_says_so():
    problem = ProblemFactory(at_stage="fixed")
    journeys.walk_on(problem, "request_reopening", "keep")
    Office.objects.exclude(pk=problem.office_id).update(is_active=False)

    assert refused(problem, "appeal", problem.author, reason="Жоқ") == "no_office_above"


def test_a_claim_with_evidence_alone_counts_nowhere_as_solved(fixed):
    only_claimed, doubted = claimed(), claimed()
    said(doubted, doubted.author, "yes")
    said(doubted, neighbour_of(doubted), "yes")
    run_timers()
    judging.answer_problem(doubted, doubted.author, **NO)

    done = Pin.objects.filter(kind="problem", stage_group=StageGroup.DONE)

    assert only_claimed.photos.filter(kind="after").exists()
    assert set(done.values_list("ref", flat=True)) == {fixed.pk}
    solved = {stage for stage, group in PROBLEM_GROUP_OF.items() if group == StageGroup.DONE}
    assert solved == {"fixed", "closed"}


def test_a_claim_counted_as_solved_would_be_found(fixed, monkeypatch):
    """The twin: the map calls a claim done."""
    monkeypatch.setitem(PROBLEM_GROUP_OF, "claimed_fixed", StageGroup.DONE)
    problem = claimed()

    done = Pin.objects.filter(kind="problem", stage_group=StageGroup.DONE)

    assert problem.pk in done.values_list("ref", flat=True)
