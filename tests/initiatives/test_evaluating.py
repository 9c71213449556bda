"""Those affected judge; nobody else, nobody twice, and never the hands in the work."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from initiatives import affected, evaluating, teaming
from initiatives.models import Initiative
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.community import SupportFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem():
    """Two neighbours say "me too"."""
    made = ProblemFactory(at_stage="acknowledged")
    SupportFactory.create_batch(2, subject=made)
    return made


@pytest.fixture
def initiative(problem):
    """Evaluated; asked are the problem's author, its two neighbours and three followers."""
    made = InitiativeFactory(region=problem.region, problems=[problem])
    SupportFactory(subject=problem, user=made.author)
    return journeys.walk(made, to=Stage.EVALUATION)


def say(initiative, *verdicts):
    evaluation = evaluating.current(initiative)
    for person, verdict in zip(evaluation.asked.order_by("pk"), verdicts, strict=False):
        evaluating.answer(evaluation, person, verdict=verdict)


def refusal(initiative, person, verdict="yes"):
    with pytest.raises(Refusal) as refused:
        evaluating.answer(initiative.evaluation, person, verdict=verdict)
    return refused.value.code


def concluded(initiative):
    run_timers()
    initiative.refresh_from_db()
    return initiative


def test_asked_are_the_affected_without_the_hands_in_the_work(problem, initiative):
    asked = set(initiative.evaluation.asked.all())

    assert problem.author in asked
    assert len(asked) == 6
    assert initiative.author not in asked
    assert initiative.evaluation.quorum == 3


def test_a_quorum_of_the_affected_concludes_and_the_problem_shows_it(problem, initiative):
    say(initiative, "yes", "yes", "yes")

    assert concluded(initiative).stage == Stage.SOLVED
    assert initiative.evaluation.result == Stage.SOLVED
    assert initiative.last_entry().details == {"yes": 3, "partly": 0, "no": 0, "quorum": 3}
    problem.refresh_from_db()
    assert problem.stage == "fixed"


def test_without_a_quorum_nothing_is_concluded_before_the_deadline(initiative):
    say(initiative, "yes", "yes")

    assert concluded(initiative).stage == Stage.EVALUATION


def test_without_a_quorum_at_the_deadline_it_is_not_solved_and_says_why(initiative):
    say(initiative, "yes", "yes")

    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        concluded(initiative)

    assert initiative.stage == Stage.NOT_SOLVED
    assert initiative.last_entry().reason_code == "no_quorum"
    assert initiative.evaluation.has_quorum is False


def test_a_person_may_change_their_mind_but_counts_once(initiative):
    person = initiative.evaluation.asked.first()

    for verdict in ("no", "no", "yes"):
        evaluating.answer(initiative.evaluation, person, verdict=verdict)

    assert evaluating.tally_of(initiative.evaluation) == evaluating.Tally(yes=1)


def test_strangers_hands_and_late_comers_change_nothing(initiative):
    member = TeamMemberFactory(initiative=initiative).user
    initiative.evaluation.asked.add(member, initiative.author)
    asked = initiative.evaluation.asked.order_by("pk").first()

    assert refusal(initiative, UserFactory(confirmed=True)) == "not_asked"
    assert refusal(initiative, member) == "own_work"
    assert refusal(initiative, initiative.author) == "own_work"
    assert refusal(initiative, asked, "perhaps") == "verdict_unknown"
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        assert refusal(initiative, asked) == "evaluation_closed"


def test_a_suspended_evaluation_takes_no_answers_and_gets_its_time_back(initiative):
    closes_at = initiative.evaluation.closes_at
    journeys.make("suspend", initiative)
    assert refusal(initiative, initiative.evaluation.asked.first()) == "evaluation_closed"

    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        journeys.make("resume", initiative)

    assert initiative.evaluation.closes_at - closes_at >= timedelta(days=3)


def test_enough_later_denials_reopen_it(initiative):
    say(initiative, *["yes"] * 3)
    concluded(initiative)
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        run_timers()
        later = initiative.evaluation
        for person in later.asked.order_by("pk")[: later.quorum]:
            evaluating.answer(later, person, verdict="no")
        concluded(initiative)

    assert later.days_after == 30
    assert initiative.stage == Stage.IN_REVIEW
    assert initiative.last_entry().reason_code == "later_answers"
    assert refusal(initiative, later.asked.first()) == "evaluation_closed"


def test_the_system_reopens_nothing_that_nobody_denies(initiative):
    say(initiative, *["yes"] * 3)
    concluded(initiative)

    with pytest.raises(Refusal, match="not_allowed"):
        initiative.move("reopen", by=None, reason_code="later_answers")


def test_a_second_evaluation_after_a_reopening_asks_anew(initiative):
    say(initiative, *["no"] * 3)
    concluded(initiative)
    journeys.make("reopen", initiative)
    for verb in ("accept", "start", "finish", "open_evaluation"):
        journeys.make(verb, initiative)

    assert initiative.evaluation.round == 2
    assert evaluating.tally_of(initiative.evaluation).all == 0


def test_an_invited_evaluator_is_asked_unless_in_the_team(initiative):
    closing = InitiativeFactory(at_stage=Stage.CLOSING)
    guest, member = UserFactory(confirmed=True), TeamMemberFactory(initiative=closing).user
    coordinator = journeys.actor_of("open_evaluation", closing)

    closing.move(
        "open_evaluation", by=coordinator, evidence_accepted=True, evaluators=[guest, member]
    )

    assert set(closing.evaluation.asked.all()) == {guest}
    assert Initiative.objects.get(pk=closing.pk).evaluation.quorum == 3


def test_leaving_the_team_washes_no_hands(initiative):
    coordinator = CoordinatorFactory(of=initiative.region.parent)
    worked = journeys.walk(InitiativeFactory(region=initiative.region), to=Stage.TEAM_SELECTION)
    member = teaming.ask_to_join(worked, coordinator)
    teaming.accept(member, by=worked.lead)
    teaming.leave(member, by=coordinator)
    SupportFactory(subject=worked, user=coordinator)
    worked = journeys.walk_on(worked, "start", "finish")

    assert worked not in Initiative.objects.on_the_desk_of(coordinator)
    with pytest.raises(Refusal, match="not_allowed"):
        worked.move("open_evaluation", by=coordinator, evidence_accepted=True)
    assert coordinator.pk not in affected.evaluators_of(worked)


def test_whoever_asked_to_join_and_was_never_taken_in_may_judge(initiative):
    stranger = UserFactory(confirmed=True)
    worked = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    teaming.leave(teaming.ask_to_join(worked, stranger), by=stranger)
    SupportFactory(subject=worked, user=stranger)

    assert stranger.pk in affected.evaluators_of(worked)


def test_one_row_in_trouble_holds_up_nobody_else(initiative, monkeypatch, caplog):
    say(initiative, *["yes"] * 6)
    first = journeys.walk(InitiativeFactory(region=initiative.region), to=Stage.EVALUATION)
    Initiative.objects.filter(pk=first.pk).update(due_at=timezone.now())
    given = evaluating.held
    monkeypatch.setattr(
        evaluating, "held", lambda row: 1 / 0 if row.pk == initiative.pk else given(row)
    )
    say(first, *["yes"] * 3)

    assert concluded(first).stage == Stage.SOLVED
    assert "ZeroDivisionError" in caplog.text
