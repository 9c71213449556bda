"""Forty presses of one link at once are one answer and one request to reopen."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from initiatives import asking_fixed, fixed_by_link, judging
from initiatives.models import FixRound, Problem, ProblemAnswer
from initiatives.timers import run_timers
from kernel.models import Outbox
from kernel.workflow import Workflow
from tests.factories.closing import claimed, said, word_of
from tests.initiatives.test_races import THREADS, at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def doubted_by_forty():
    """Found fixed; then one link is pressed forty times at one moment with "no"."""
    problem = claimed(neighbours=0)
    said(problem, problem.author, "yes")
    run_timers()
    word = word_of(problem, problem.author)
    got = at_once(lambda: fixed_by_link.answer_by(word, verdict="no", why="came_back"))
    return problem, got


def requests_of(problem):
    return problem.journal().filter(verb="request_reopening").count()


def test_forty_answers_of_one_link_are_one_answer_and_one_request():
    problem, got = doubted_by_forty()

    assert {type(answer) for answer in got} == {ProblemAnswer}
    assert len(got) == THREADS
    assert ProblemAnswer.objects.filter(problem=problem).count() == 1
    assert requests_of(problem) == 1
    problem.refresh_from_db()
    assert problem.stage == "reopen_requested"


def doubted_by_ten_people():
    """Found fixed by ten; then each of them says "no" at one moment."""
    problem = claimed(neighbours=9)
    people = list(User.objects.filter(pk__in=judging.asked_about(problem)))
    for person in people:
        said(problem, person, "yes")
    run_timers()
    words = iter([word_of(problem, person) for person in people])
    answer = {"verdict": "no", "why": "came_back"}
    got = at_once(lambda: fixed_by_link.answer_by(next(words), **answer), times=10)
    return problem, got


def test_ten_people_at_once_are_ten_answers_and_one_request():
    problem, got = doubted_by_ten_people()

    assert {type(answer) for answer in got} == {ProblemAnswer}
    assert ProblemAnswer.objects.filter(problem=problem, verdict="no").count() == 10
    assert requests_of(problem) == 1


def test_without_the_lock_there_would_be_more_than_one_request(monkeypatch):
    """The twin: nobody holds the row while deciding."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_: self.all())
    monkeypatch.setattr(
        Workflow, "lock", lambda _self, subject: type(subject).objects.get(pk=subject.pk)
    )

    problem, _ = doubted_by_ten_people()

    assert requests_of(problem) > 1


def test_four_runners_ask_everybody_once():
    problems = [claimed() for _ in range(3)]
    soon = timezone.now() + timedelta(days=8)

    with time_machine.travel(soon, tick=True):
        at_once(lambda: asking_fixed.ask_what_is_due(timezone.now()), times=4)

    assert FixRound.objects.filter(days_after=7).count() == len(problems)
    assert Outbox.objects.filter(key__startswith="ask_again:problem:").count() == len(problems)
    assert Problem.objects.count() == len(problems)
    assert judging.asked_about(problems[0])
