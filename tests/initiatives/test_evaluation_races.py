"""Stuffing at once: fifty threads of one person, of strangers, of the team, of one body."""

from collections import Counter
from functools import partial

import pytest

from initiatives import drawing, evaluated_by_link, evaluated_from_outside, evaluating
from initiatives.evaluated_links import latest_to, word_for
from initiatives.models import DrawnEvaluator, EvaluationAnswer
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.workflow import Refusal
from tests.at_once import at_once
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.resources import OrganisationFactory, RepresentativeFactory

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.EVALUATION)


def each_of(doors):
    """Whoever comes takes the next one."""
    waiting = iter(doors)

    def go():
        return next(waiting)()

    return go


def stage_of(initiative):
    run_timers()
    initiative.refresh_from_db()
    return initiative.stage


def test_fifty_answers_of_one_person_by_both_doors_at_once_are_one(initiative):
    evaluation = initiative.evaluation
    person = evaluation.asked.first()
    word = word_for(latest_to(initiative, person.pk))
    doors = [
        lambda: evaluating.answer(evaluation, person, verdict="yes", quality=4),
        lambda: evaluated_by_link.answer_by(word, verdict="yes"),
    ]

    got = at_once(each_of(doors * 25), times=50)

    assert [type(one).__name__ for one in got] == ["EvaluationAnswer"] * 50
    assert EvaluationAnswer.objects.count() == 1
    assert stage_of(initiative) == Stage.EVALUATION


def test_fifty_strangers_and_members_at_once_change_nothing(initiative):
    evaluation = initiative.evaluation
    people = [TeamMemberFactory(initiative=initiative).user for _ in range(10)]
    people += UserFactory.create_batch(40, confirmed=True)
    waiting = iter(people)

    got = at_once(lambda: evaluating.answer(evaluation, next(waiting), verdict="no"), times=50)

    assert Counter(map(str, got)) == {"own_work": 10, "not_asked": 40}
    assert not EvaluationAnswer.objects.exists()


def test_an_honest_quorum_decides_however_many_stuff_it_at_once(initiative):
    evaluation = initiative.evaluation
    honest = list(evaluation.asked.all())
    members = [TeamMemberFactory(initiative=initiative).user for _ in range(10)]
    evaluation.asked.add(*members)
    word = word_for(latest_to(initiative, honest[0].pk))
    said = [(person, "yes") for person in honest * 5]
    said += [(person, "no") for person in [*members, *UserFactory.create_batch(20)]]
    doors = [partial(evaluating.answer, evaluation, who, verdict=what) for who, what in said]
    doors += [partial(evaluated_by_link.answer_by, word, verdict="yes")] * (50 - len(doors))

    got = at_once(each_of(doors), times=50)

    assert sum(isinstance(one, Refusal) for one in got) == 30
    assert evaluating.tally_of(evaluation) == evaluating.Tally(yes=3)
    assert stage_of(initiative) == Stage.SOLVED


def test_answers_that_come_while_it_is_concluded_are_counted_or_refused(initiative):
    evaluation = initiative.evaluation
    for person in list(evaluation.asked.all())[:3]:
        evaluating.answer(evaluation, person, verdict="yes")
    late = evaluation.asked.first()
    doors = [run_timers] + [lambda: evaluating.answer(evaluation, late, verdict="no")] * 9

    at_once(each_of(doors), times=10)

    initiative.refresh_from_db()
    said = initiative.last_entry().details
    tally = evaluating.tally_of(evaluation)
    assert (said["yes"], said["partly"], said["no"]) == (tally.yes, tally.partly, tally.no)


def test_one_organisation_has_one_word_however_many_of_its_people_speak_at_once():
    closing = InitiativeFactory(at_stage=Stage.CLOSING)
    body = OrganisationFactory(
        region=closing.region, verified=True, led_by=UserFactory(confirmed=True)
    )
    people = [RepresentativeFactory(owner=body).user for _ in range(20)]
    journeys.make("open_evaluation", closing)
    one = DrawnEvaluator.objects.get(kind="organisation")
    assert {person.pk for person in people} < drawing.speakers_of([one])[one]
    waiting = iter(people)

    at_once(
        lambda: evaluated_from_outside.answer(one, next(waiting), verdict="no", quality=1),
        times=20,
    )

    assert DrawnEvaluator.objects.get().verdict == "no"
    assert evaluating.tally_of(closing.evaluation).all == 0
