"""Frozen time: quorum, deadline, ties, late answers, asked again; and stuffing changes nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from initiatives import affected, evaluated_by_link, evaluating
from initiatives.evaluated_links import latest_to, word_for
from initiatives.models import EvaluationAnswer
from initiatives.stages import RESULTS, Stage
from initiatives.timers import run_timers
from kernel.models import Outbox
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.community import SupportFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
S, P, N = Stage.SOLVED, Stage.PARTLY_SOLVED, Stage.NOT_SOLVED


def asked(people):
    """In evaluation, so many are asked."""
    initiative = InitiativeFactory(at_stage=Stage.CLOSING)
    SupportFactory.create_batch(people - 3, subject=initiative)
    return journeys.make("open_evaluation", initiative) and initiative


def say(initiative, *verdicts, days=0):
    evaluation = initiative.evaluations.get(days_after=days)
    for person, verdict in zip(evaluation.asked.order_by("pk"), verdicts, strict=False):
        evaluating.answer(evaluation, person, verdict=verdict)
    return evaluation


def at(moment):
    return time_machine.travel(moment, tick=False)


def later(days):
    return at(timezone.now() + timedelta(days=days))


def stage_of(initiative):
    run_timers()
    initiative.refresh_from_db()
    return initiative.stage


def words_of(*counts):
    return [v for v, n in zip(("yes", "partly", "no"), counts, strict=True) for _ in range(n)]


# --- Quorum and deadline --------------------------------------------------------------------


@pytest.mark.parametrize(("people", "quorum"), [(3, 3), (15, 3), (16, 4), (20, 4), (21, 5)])
def test_the_answer_that_fills_the_quorum_concludes_and_the_one_before_does_not(people, quorum):
    initiative = asked(people)
    assert initiative.evaluation.quorum == quorum

    say(initiative, *["yes"] * (quorum - 1))
    assert stage_of(initiative) == Stage.EVALUATION
    say(initiative, *["yes"] * quorum)

    assert stage_of(initiative) == S
    assert initiative.last_entry().reason_code == "by_quorum"


@pytest.mark.parametrize(("before", "stage"), [(SECOND, Stage.EVALUATION), (0 * SECOND, N)])
def test_without_a_quorum_it_ends_at_the_second_of_the_deadline(before, stage):
    initiative = asked(3)
    evaluation = say(initiative, "yes", "yes")

    with at(evaluation.closes_at - before):
        assert stage_of(initiative) == stage


def test_the_deadline_is_fourteen_days_after_the_opening():
    evaluation = asked(3).evaluation

    assert (evaluation.closes_at - evaluation.opened_at).days == 14


def test_answers_before_the_deadline_count_though_the_timer_comes_late():
    initiative = asked(3)
    evaluation = initiative.evaluation
    with at(evaluation.closes_at - SECOND):
        say(initiative, "yes", "yes", "yes")

    with at(evaluation.closes_at + timedelta(days=2)):
        assert stage_of(initiative) == S
    assert initiative.last_entry().reason_code == "by_quorum"


def test_nobody_asked_nobody_answers_and_it_is_not_solved_at_the_deadline():
    initiative = InitiativeFactory(at_stage=Stage.CLOSING)
    coordinator = journeys.actor_of("open_evaluation", initiative)
    initiative.move("open_evaluation", by=coordinator, evidence_accepted=True)

    with at(initiative.evaluation.closes_at):
        assert stage_of(initiative) == N
    assert initiative.last_entry().reason_code == "no_quorum"


# --- Ties -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "result"),
    [
        ((2, 0, 1), S),  # two thirds exactly
        ((5, 0, 3), P),  # a little below
        ((1, 0, 1), N),  # no quorum: two answers
        ((3, 0, 3), P),  # one half
        ((1, 0, 2), P),  # one third exactly
        ((0, 1, 2), P),  # "partly" counts for the lower result
        ((0, 3, 0), P),  # everybody "partly" is not solved
        ((1, 0, 3), N),  # a quarter
        ((0, 0, 3), N),
    ],
)
def test_what_stands_between_two_results_gets_the_lower_one(counts, result):
    initiative = asked(max(sum(counts), 3))
    evaluation = say(initiative, *words_of(*counts))

    with at(evaluation.closes_at):
        assert stage_of(initiative) == result


# --- Late answers ---------------------------------------------------------------------------


def refusals_of(initiative, evaluation, person):
    """What both doors say to a late answer."""
    word = word_for(evaluation.questions.get(user=person))
    doors = (
        lambda: evaluating.answer(evaluation, person, verdict="no"),
        lambda: evaluated_by_link.answer_by(word, verdict="no"),
    )
    found = []
    for door in doors:
        with pytest.raises(Refusal) as refusal:
            door()
        found.append(refusal.value.code)
    return found


def test_after_the_deadline_no_door_takes_an_answer():
    initiative = asked(3)
    evaluation = say(initiative, "yes", "yes")
    person = evaluation.asked.order_by("pk").last()

    with at(evaluation.closes_at):
        late = refusals_of(initiative, evaluation, person)
        stage = stage_of(initiative)
        later_still = refusals_of(initiative, evaluation, person)

    assert late == later_still == ["evaluation_closed", "evaluation_over"]
    assert (stage, evaluation.answers.count()) == (N, 2)


def test_once_a_quorum_has_decided_nobody_changes_the_result():
    initiative = asked(6)
    evaluation = say(initiative, "yes", "yes", "yes")
    assert stage_of(initiative) == S

    first, last = (evaluation.asked.order_by("pk")[n] for n in (0, 5))

    for person in (first, last):
        assert refusals_of(initiative, evaluation, person)[0] == "evaluation_closed"
    assert (stage_of(initiative), evaluation.answers.count()) == (S, 3)


# --- Asked again ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "rounds"),
    [(29, [0]), (30, [0, 30]), (59, [0, 30]), (61, [0]), (90, [0, 90]), (121, [0])],
)
def test_the_same_people_are_asked_again_at_thirty_and_ninety_days(day, rounds):
    initiative = asked(4)
    people = set(say(initiative, "yes", "yes", "yes").asked.all())
    stage_of(initiative)

    with later(day):
        for _ in range(3):
            run_timers()

    assert list(initiative.evaluations.values_list("days_after", flat=True)) == rounds
    for again in initiative.evaluations.all():
        assert set(again.asked.all()) == people
        assert again.questions.count() == len(people)
    announced = Outbox.objects.filter(key__startswith="ask_again:evaluation:")
    assert announced.count() == len(rounds) - 1


def test_both_askings_come_one_after_the_other_and_the_first_is_closed_by_the_second():
    initiative = asked(3)
    say(initiative, "yes", "yes", "yes")
    stage_of(initiative)
    start = timezone.now()
    for day in range(28, 95):
        with at(start + timedelta(days=day)):
            run_timers()

    rounds = initiative.evaluations.values_list("days_after", "closed_at")

    assert [days for days, _ in rounds] == [0, 30, 90]
    assert dict(rounds)[30] is not None


@pytest.mark.parametrize(
    ("days", "said", "stage"),
    [
        (30, ["no", "no"], S),  # no quorum
        (30, ["no", "no", "no"], Stage.IN_REVIEW),
        (30, ["no", "no", "yes"], S),  # partly, still: only "not solved" reopens
        (90, ["no", "no", "no"], Stage.IN_REVIEW),
        (90, ["yes", "yes", "yes"], S),
    ],
)
def test_only_a_quorum_that_denies_it_later_reopens_a_result(days, said, stage):
    initiative = asked(3)
    say(initiative, "yes", "yes", "yes")
    stage_of(initiative)

    with later(days + 1):
        run_timers()
        say(initiative, *said, days=days)

        assert stage_of(initiative) == stage


def test_a_later_word_changes_neither_the_first_answers_nor_their_result():
    initiative = asked(3)
    first = say(initiative, "yes", "yes", "yes")
    stage_of(initiative)
    with later(31):
        run_timers()
        say(initiative, "no", days=30)

    first.refresh_from_db()
    assert evaluating.tally_of(first) == evaluating.Tally(yes=3)
    assert (first.result, first.has_quorum) == (S, True)


# --- Stuffing -------------------------------------------------------------------------------


def test_strangers_members_and_guests_change_neither_count_nor_result():
    initiative = asked(3)
    evaluation = initiative.evaluation
    strangers = UserFactory.create_batch(20, confirmed=True)
    members = [TeamMemberFactory(initiative=initiative).user for _ in range(5)]
    evaluation.asked.add(*members)  # even asked, they have a hand in it
    late = [SupportFactory(subject=initiative).user for _ in range(5)]
    hands = [initiative.author, initiative.lead]

    for person in [*strangers, *members, *late, *hands, None]:
        with pytest.raises(Refusal):
            evaluating.answer(evaluation, person, verdict="no")
    say(initiative, *["yes"] * 3)

    assert evaluating.tally_of(evaluation) == evaluating.Tally(yes=3)
    assert stage_of(initiative) == S


def test_somebody_who_said_me_too_after_the_opening_is_not_asked_and_has_no_link():
    initiative = asked(3)
    late = SupportFactory(subject=initiative).user

    assert late.pk in affected.evaluators_of(initiative)
    assert latest_to(initiative, late.pk) is None
    assert not initiative.evaluation.asked.filter(pk=late.pk).exists()


def test_one_person_by_all_doors_fifty_times_is_one_answer_and_no_quorum():
    initiative = asked(3)
    evaluation = initiative.evaluation
    person = evaluation.asked.first()
    word = word_for(latest_to(initiative, person.pk))

    for n in range(25):
        evaluating.answer(evaluation, person, verdict="no", quality=n % 4 + 1)
        evaluated_by_link.answer_by(word, verdict="yes")

    assert EvaluationAnswer.objects.get().verdict == "yes"
    assert stage_of(initiative) == Stage.EVALUATION


def test_every_result_here_is_one_of_the_published_three():
    assert {S, P, N} == set(RESULTS)
