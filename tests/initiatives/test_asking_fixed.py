"""Those who told of a problem are asked at the claim and 7, 30 and 90 days after it, once each."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives import asking_fixed, fixed_by_link, judging
from initiatives.models import FixQuestion, FixRound, FixSilence, ProblemAnswer
from initiatives.timers import run_timers
from kernel.links import hash_of
from kernel.models import Outbox
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.closing import claimed, said, word_of
from tests.factories.community import SupportFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db


def later(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def rounds_of(problem):
    return list(problem.fix_rounds.values_list("days_after", flat=True))


def refused(word, **answer):
    with pytest.raises(Refusal) as refusal:
        fixed_by_link.answer_by(word, **(answer or {"verdict": "yes"}))
    return refusal.value.code


def test_the_claim_asks_the_author_and_everybody_who_said_me_too():
    problem = claimed(neighbours=2)

    asked = FixQuestion.objects.filter(round__problem=problem)

    assert set(asked.values_list("user", flat=True)) == judging.asked_about(problem)
    assert problem.author_id in judging.asked_about(problem)
    assert asked.count() == 3


def test_they_are_asked_again_after_seven_thirty_and_ninety_days_and_never_twice():
    problem = claimed()

    for days in (6, 7.1, 8, 29, 30.1, 31, 89, 90.1, 91, 130):
        with later(days):
            run_timers()
            run_timers()

    assert rounds_of(problem) == [0, 7, 30, 90]
    assert Outbox.objects.filter(key__startswith="ask_again:problem:").count() == 3


def test_who_was_not_asked_for_long_is_asked_once_and_not_for_every_round_missed():
    problem = claimed()

    with later(31):
        run_timers()

    assert rounds_of(problem) == [0, 30]


def test_a_round_missed_for_more_than_a_month_is_let_rest():
    problem = claimed()

    with later(125):
        run_timers()

    assert rounds_of(problem) == [0]


@pytest.mark.parametrize("stage", ["acknowledged", "in_work", "reopen_requested"])
def test_nobody_is_asked_while_it_is_not_said_to_be_fixed(stage):
    problem = claimed()
    type(problem).objects.filter(pk=problem.pk).update(stage=stage)

    with later(8):
        run_timers()

    assert rounds_of(problem) == [0]


def test_what_an_initiative_carries_is_asked_about_in_its_evaluation():
    problem = claimed()
    InitiativeFactory(at_stage="team_selection", problems=[problem])

    with later(8):
        run_timers()

    assert rounds_of(problem) == [0]


def test_a_neighbour_who_joins_after_the_claim_is_asked_at_the_next_round():
    problem = claimed(neighbours=0)
    late = SupportFactory(subject=problem).user

    with later(8):
        run_timers()

    last = problem.fix_rounds.last()
    assert set(last.questions.values_list("user", flat=True)) == {problem.author_id, late.pk}


def test_due_rounds_cost_the_same_queries_however_many_are_not_due(django_assert_num_queries):
    claimed()
    with later(3):
        for _ in range(5):
            claimed()
    asking_fixed.ask_what_is_due(timezone.now())  # content types are known from now on

    with later(3), django_assert_num_queries(3):
        assert asking_fixed.ask_what_is_due(timezone.now()) == 0


def test_the_database_refuses_a_second_round_question_and_answer():
    problem = claimed(neighbours=0)
    said(problem, problem.author, "yes")
    for row in (FixRound.objects.get(), FixQuestion.objects.get(), ProblemAnswer.objects.get()):
        row.pk = None
        row._state.adding = True
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_one_person_has_one_answer_whatever_link_they_use():
    problem = claimed()
    with later(8):
        run_timers()
        said(problem, problem.author, "yes")
        said(problem, problem.author, "partly", days=7)

    answer = ProblemAnswer.objects.get()
    assert (answer.verdict, answer.round) == ("partly", 7)


def test_a_mind_is_changed_as_often_as_one_likes_within_the_term():
    problem = claimed()
    word = word_of(problem, problem.author)

    for verdict in ("yes", "unsure", "yes"):
        fixed_by_link.answer_by(word, verdict=verdict)

    assert [a.verdict for a in ProblemAnswer.objects.all()] == ["yes"]


def test_only_the_hash_of_a_word_is_kept_and_the_word_says_nothing():
    problem = claimed()
    word = word_of(problem, problem.author)
    question = FixQuestion.objects.get(user=problem.author)

    assert question.word_hash == hash_of(word)
    assert word not in str(FixQuestion.objects.values())
    assert len(word) == 43
    assert str(problem.author_id) not in word.split("-")


def test_a_word_of_a_changed_secret_is_learnt_when_the_letter_is_written(settings):
    problem = claimed(neighbours=0)
    old = word_of(problem, problem.author)
    settings.SECRET_KEY = "another secret, longer than before"

    new = word_of(problem, problem.author)

    assert new != old
    assert refused(old) == "link_unknown"
    assert fixed_by_link.answer_by(new, verdict="yes").user == problem.author


def test_a_forged_word_a_late_one_and_one_of_an_older_claim_answer_nothing():
    problem = claimed(neighbours=0)
    word = word_of(problem, problem.author)
    assert refused("forged") == "link_unknown"
    with later(31):
        assert refused(word) == "link_late"

    said(problem, problem.author, "no", why="not_done")
    for _ in range(2):
        run_timers()
    assert refused(word) == "fix_question_over"


def test_a_no_says_why():
    problem = claimed()

    assert refused(word_of(problem, problem.author), verdict="no") == "why_missing"
    assert refused(word_of(problem, problem.author), verdict="perhaps") == "verdict_unknown"


def test_who_cannot_tell_is_no_yes_and_no_no():
    problem = claimed()
    (neighbour,) = judging.asked_about(problem) - {problem.author_id}
    judging.answer_problem(problem, problem.author, verdict="unsure")
    assert not judging.may_be_judged(problem)

    judging.answer_problem(
        problem, UserFactory._meta.model.objects.get(pk=neighbour), verdict="yes"
    )

    assert judging.may_be_judged(problem)
    assert judging.verdict_on(problem) == "fixed"


@pytest.mark.parametrize("about_all", [False, True])
def test_who_wants_no_more_questions_gets_none_and_is_not_waited_for(about_all):
    problem = claimed()
    fixed_by_link.be_silent(word_of(problem, problem.author), about_all=about_all)
    fixed_by_link.be_silent(word_of(problem, problem.author), about_all=about_all)

    with later(8):
        run_timers()

    again = problem.fix_rounds.last().questions.values_list("user", flat=True)
    assert problem.author_id not in again
    assert len(again) == 1
    assert problem.author_id not in judging.awaited_about(problem)
    assert FixSilence.objects.count() == 1


def test_who_wants_no_more_questions_about_one_problem_is_asked_about_another():
    author = UserFactory(confirmed=True)
    one, other = (ProblemFactory(at_stage="in_work", author=author) for _ in range(2))
    journeys.walk_on(one, "claim_fixed")
    fixed_by_link.be_silent(word_of(one, author))

    journeys.walk_on(other, "claim_fixed")

    assert FixQuestion.objects.filter(round__problem=other, user=author).exists()
