"""The akimat asks the author of a problem; the clock waits, and the link answers once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from initiatives import by_link
from initiatives.models import Initiative, Problem
from initiatives.stages import ProblemStage, Stage
from initiatives.timers import run_timers
from kernel.clock import add_working_days
from kernel.links import seal
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db
ASKED = [(ProblemFactory, ProblemStage.ACKNOWLEDGED), (InitiativeFactory, Stage.IN_REVIEW)]


@pytest.fixture
def problem():
    return ProblemFactory(at_stage=ProblemStage.NEEDS_INFORMATION)


def word_of(thing):
    return by_link.word_for(thing.last_entry())


def refused(word, answer="Он екі"):
    with pytest.raises(Refusal) as refusal:
        by_link.answer_by(word, answer)
    return refusal.value.code


def test_the_clock_stands_still_and_gets_its_time_back(problem):
    due_on = timezone.localtime(problem.due_at).date()
    assert problem.paused_at

    with time_machine.travel(timezone.now() + timedelta(days=7), tick=False):
        journeys.walk_on(problem, "answer")

    assert problem.paused_at is None
    assert timezone.localtime(problem.due_at).date() == add_working_days(due_on, 5)


@pytest.mark.parametrize(("factory", "before"), ASKED)
def test_a_link_answers_once_in_the_authors_name(factory, before):
    thing = journeys.walk_on(factory(at_stage=before), "ask")
    word = word_of(thing)

    entry = by_link.answer_by(word, "Он екінші үй")

    assert (entry.verb, entry.actor, entry.after) == ("answer", thing.author, before)
    assert entry.details == {"answer": "Он екінші үй", "by_link": True}
    assert refused(word) == by_link.OVER


def test_a_new_question_has_a_new_link(problem):
    old = word_of(problem)
    journeys.walk_on(problem, "answer", "ask")

    assert refused(old) == by_link.OVER
    assert by_link.answer_by(word_of(problem), "Он екі").after == ProblemStage.ACKNOWLEDGED


def test_a_withdrawn_problem_answers_nothing(problem):
    word = word_of(problem)
    journeys.walk_on(problem, "withdraw")

    assert refused(word) == by_link.OVER


@pytest.mark.parametrize("forge", [
    lambda entry: seal("question", ask=entry.pk + 10_000),
    lambda entry: seal("outside", ask=entry.pk),
    lambda entry: by_link.word_for(entry)[:-2],
    lambda _entry: "x",
    lambda _entry: seal("question", other=1),
])  # fmt: skip
def test_a_made_up_link_is_unknown(problem, forge):
    assert refused(forge(problem.last_entry())) == "link_unknown"


def test_an_entry_that_asked_nothing_has_no_link():
    acknowledged = ProblemFactory(at_stage=ProblemStage.ACKNOWLEDGED)

    assert refused(word_of(acknowledged)) == "link_unknown"


def test_an_old_link_is_late(problem):
    word = word_of(problem)

    with time_machine.travel(timezone.now() + by_link.LASTS + timedelta(days=1)):
        assert refused(word) == "link_late"


@pytest.mark.parametrize("factory", [ProblemFactory, InitiativeFactory])
def test_silence_gives_the_clock_back_at_the_end_of_the_term(factory):
    thing = factory(at_stage="needs_information")
    model = Problem if factory is ProblemFactory else Initiative
    model.objects.filter(pk=thing.pk).update(stage_since=timezone.now() - timedelta(days=25))

    run_timers()

    thing.refresh_from_db()
    last = thing.last_entry()
    assert (last.verb, last.actor, last.reason_code) == ("answer", None, "no_answer")
    assert thing.paused_at is None


def test_before_the_end_of_the_term_silence_says_nothing(problem):
    run_timers()

    problem.refresh_from_db()
    assert problem.stage == ProblemStage.NEEDS_INFORMATION
