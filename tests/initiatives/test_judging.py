"""Three facts, never merged: done is claimed, evidence is attached, those affected confirm."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from initiatives import judging
from initiatives.adopting import adopt
from initiatives.models import Problem
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.community import SupportFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    ProblemFactory,
    ProblemPhotoFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def claimed():
    """Said to be fixed; its author and one neighbour are asked."""
    problem = ProblemFactory(at_stage="in_work")
    SupportFactory(subject=problem)
    return journeys.walk_on(problem, "claim_fixed")


def neighbour_of(problem):
    (pk,) = judging.asked_about(problem) - {problem.author_id}
    return UserFactory._meta.model.objects.get(pk=pk)


def after_timers(problem, days=0):
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        run_timers()
    problem.refresh_from_db()
    return problem.stage


def test_when_everybody_has_answered_it_is_judged_at_once(claimed):
    judging.answer_problem(claimed, claimed.author, verdict="yes")
    assert after_timers(claimed) == "claimed_fixed"

    judging.answer_problem(claimed, neighbour_of(claimed), verdict="yes")

    assert after_timers(claimed) == "fixed"


def test_after_seven_days_those_who_answered_decide(claimed):
    judging.answer_problem(claimed, claimed.author, verdict="yes")

    assert after_timers(claimed, days=8) == "fixed"


def test_a_tie_is_not_fixed_and_comes_back_to_the_desk(claimed):
    judging.answer_problem(claimed, claimed.author, verdict="yes")
    judging.answer_problem(claimed, neighbour_of(claimed), verdict="no", why="not_done")

    assert after_timers(claimed) == "acknowledged"
    assert [e.verb for e in claimed.journal()][-2:] == ["judge", "retry"]


def test_a_new_claim_asks_anew(claimed):
    judging.answer_problem(claimed, claimed.author, verdict="no", why="not_done")
    after_timers(claimed, days=8)
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        journeys.walk_on(claimed, "start", "claim_fixed")

    assert judging.said_about(claimed) == {}


def test_only_those_who_told_of_it_are_heard(claimed):
    official = claimed.last_entry().actor
    SupportFactory(subject=claimed, user=official)

    for person, code in ((UserFactory(), "not_asked"), (official, "own_work")):
        with pytest.raises(Refusal, match=code):
            judging.answer_problem(claimed, person, verdict="yes")


def test_nothing_is_asked_before_it_is_claimed():
    problem = ProblemFactory(at_stage="in_work")

    with pytest.raises(Refusal, match="nothing_claimed"):
        judging.answer_problem(problem, problem.author, verdict="yes")


def test_a_claim_needs_evidence():
    problem = ProblemFactory(at_stage="in_work")

    with pytest.raises(Refusal, match="evidence_missing"):
        problem.move("claim_fixed", by=journeys.official_of(problem.region))


def test_an_adopted_problem_starts_with_acceptance_and_waits_for_the_evaluation():
    problem = ProblemFactory(at_stage="acknowledged")
    initiative = InitiativeFactory(region=problem.region, problems=[problem])
    journeys.walk(initiative, to=Stage.CLOSING)
    problem.refresh_from_db()
    judging.answer_problem(problem, problem.author, verdict="yes")

    assert [e.verb for e in problem.journal()][-2:] == ["start", "claim_fixed"]
    assert problem.last_entry().actor == initiative.lead
    assert after_timers(problem, days=8) == "claimed_fixed"


def test_the_result_of_its_initiative_judges_it_without_waiting_for_the_silent():
    problem = ProblemFactory(at_stage="acknowledged")
    SupportFactory.create_batch(3, subject=problem)
    initiative = InitiativeFactory(region=problem.region, problems=[problem])
    journeys.walk(initiative, to=Stage.EVALUATION)

    journeys.walk_on(initiative, "conclude")
    problem.refresh_from_db()

    assert len(judging.said_about(problem)) < len(judging.asked_about(problem))
    assert after_timers(problem) == "fixed"


def test_taking_up_a_problem_in_an_initiatives_hands_starts_it():
    problem = ProblemFactory(at_stage="confirmed")
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    adopt(initiative, problem, by=initiative.author)

    journeys.make("take_up", problem)

    assert problem.stage == "in_work"
    assert problem.last_entry().reason_code == "by_adoption"


@pytest.mark.parametrize("stage", ["reported", "refused", "closed", "withdrawn"])
def test_what_is_closed_or_held_is_not_adopted(stage):
    problem, initiative = ProblemFactory(at_stage=stage), InitiativeFactory()

    with pytest.raises(Refusal, match="problem_not_adoptable"):
        adopt(initiative, problem, by=initiative.author)


def test_the_photo_of_a_fix_that_was_denied_proves_no_second_one(claimed):
    for person in (claimed.author, neighbour_of(claimed)):
        judging.answer_problem(claimed, person, verdict="no", why="not_done")
    after_timers(claimed)
    run_timers()
    again = journeys.walk_on(claimed, "start")
    official = journeys.official_of(again.region)

    with pytest.raises(Refusal, match="evidence_missing"):
        again.move("claim_fixed", by=official)

    ProblemPhotoFactory(problem=again, kind="after")
    assert again.move("claim_fixed", by=official).after == "claimed_fixed"


def test_an_official_in_the_team_decides_nothing_about_its_problem():
    problem = ProblemFactory(at_stage="acknowledged")
    official = journeys.official_of(problem.region)
    carrier = InitiativeFactory(problems=[problem], region=problem.region)
    carrier = journeys.walk(carrier, to=Stage.TEAM_SELECTION)
    problem.refresh_from_db()
    assert problem in Problem.objects.on_the_desk_of(official)

    TeamMemberFactory(initiative=carrier, user=official)

    assert problem not in Problem.objects.on_the_desk_of(official)
    with pytest.raises(Refusal, match="not_allowed"):
        Problem.objects.get(pk=problem.pk).move("refuse", by=official, reason="Жоқ")
