"""What stuffing would do to a result if a guard of the evaluation were gone; and does not."""

import pytest
import time_machine
from django.db import IntegrityError, transaction

from initiatives import evaluated_by_link, evaluating
from initiatives.evaluated_links import word_for
from initiatives.models import EvaluationAnswer
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.workflow import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
GUARDED = {"own_work": Stage.NOT_SOLVED, "not_asked": Stage.NOT_SOLVED}


@pytest.fixture
def initiative():
    """Three are asked, so three answers are a quorum."""
    return InitiativeFactory(at_stage=Stage.EVALUATION)


def without(monkeypatch, code):
    """Nobody is refused for this reason any more."""
    whole = evaluating.refusal_to_answer

    def holed(evaluation, user):
        found = whole(evaluation, user)
        return None if found == code else found

    monkeypatch.setattr(evaluating, "refusal_to_answer", holed)


def tried(door):
    """What a door says to somebody it may not be open to."""
    try:
        return door()
    except Refusal as refusal:
        return refusal.code


def stuff(initiative):
    """Twenty strangers, and ten of the team who were even asked, say no by every door."""
    evaluation = initiative.evaluation
    strangers = UserFactory.create_batch(20, confirmed=True)
    members = [TeamMemberFactory(initiative=initiative).user for _ in range(10)]
    evaluation.asked.add(*members)
    return [
        tried(lambda: evaluating.answer(evaluation, person, verdict="no"))  # noqa: B023
        for person in [*strangers, *members, initiative.author, initiative.lead]
    ]


def concluded(initiative):
    run_timers()
    initiative.refresh_from_db()
    return initiative.stage


def say_yes(initiative, people):
    evaluation = initiative.evaluation
    for person in evaluation.asked.order_by("pk")[:people]:
        evaluating.answer(evaluation, person, verdict="yes")
    return evaluation


def test_whoever_may_not_answer_changes_neither_the_count_nor_the_result(initiative):
    evaluation = say_yes(initiative, 3)

    refused = stuff(initiative)

    assert refused == ["not_asked"] * 20 + ["own_work"] * 12
    assert concluded(initiative) == Stage.SOLVED
    assert evaluating.tally_of(evaluation) == evaluating.Tally(yes=3)


@pytest.mark.parametrize("code", GUARDED)
def test_without_its_guard_the_same_people_would_turn_the_result(initiative, code, monkeypatch):
    say_yes(initiative, 3)
    without(monkeypatch, code)

    stuff(initiative)

    assert concluded(initiative) == GUARDED[code]


def late_third(initiative):
    """Two have answered; the third comes in the very second of the deadline, by both doors."""
    evaluation = say_yes(initiative, 2)
    person = evaluation.asked.order_by("pk").last()
    word = word_for(evaluation.questions.get(user=person))
    with time_machine.travel(evaluation.closes_at, tick=False):
        said = [
            tried(lambda: evaluating.answer(evaluation, person, verdict="yes")),
            tried(lambda: evaluated_by_link.answer_by(word, verdict="yes")),
        ]
        return said, concluded(initiative)


def test_an_answer_in_the_second_of_the_deadline_makes_no_quorum(initiative):
    assert late_third(initiative) == (["evaluation_closed", "evaluation_over"], Stage.NOT_SOLVED)


def test_without_its_guard_a_late_answer_would_make_one(initiative, monkeypatch):
    without(monkeypatch, "evaluation_closed")

    assert late_third(initiative)[1] == Stage.SOLVED


def test_the_database_itself_keeps_one_answer_of_each(initiative):
    evaluation = say_yes(initiative, 1)
    person = evaluation.answers.get().user

    with pytest.raises(IntegrityError, match="evaluation_answered_once"), transaction.atomic():
        EvaluationAnswer.objects.create(evaluation=evaluation, user=person, verdict="yes")
