"""Grades explain, the verdict decides; a few grades are shown to nobody."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from initiatives import evaluating
from initiatives.criteria import FEWEST_SHOWN, MEANING, Criterion, Grade, graded
from initiatives.models import EvaluationAnswer
from initiatives.stages import Stage
from kernel.workflow import Refusal
from tests.factories.initiatives import InitiativeFactory

NOTHING = dict.fromkeys(Criterion)
GRADES = st.sampled_from([*Grade, None])
ANSWERS = st.lists(st.fixed_dictionaries(dict.fromkeys(Criterion, GRADES)), max_size=12)


def test_every_criterion_has_a_meaning_and_a_column():
    assert set(MEANING) == set(Criterion)
    for criterion in Criterion:
        assert EvaluationAnswer._meta.get_field(criterion).choices == Grade.choices


@given(ANSWERS)
def test_each_answer_stands_in_one_count_or_cannot_tell(answers):
    for one in graded(answers):
        said = [grades[one.criterion] for grades in answers]

        assert one.all + said.count(None) == len(answers)
        assert all(one.counts[grade] == said.count(grade) for grade in Grade)


@pytest.mark.parametrize(("many", "is_shown"), [(0, False), (4, False), (5, True), (6, True)])
def test_fewer_than_five_grades_are_not_shown_however_many_answered(many, is_shown):
    answers = [NOTHING | {"quality": 4}] * many + [NOTHING] * 10

    quality, recipients, _ = graded(answers)

    assert FEWEST_SHOWN == 5
    assert (quality.is_shown, recipients.is_shown) == (is_shown, False)


@pytest.fixture
def evaluation():
    return evaluating.current(InitiativeFactory(at_stage=Stage.EVALUATION))


@pytest.mark.django_db
def test_the_worst_grades_change_no_verdict(evaluation):
    for person in evaluation.asked.all():
        evaluating.answer(evaluation, person, verdict="yes", **dict.fromkeys(Criterion.values, 1))

    assert evaluating.result_now(evaluation.initiative) == Stage.SOLVED


@pytest.mark.django_db
def test_a_second_word_replaces_the_grades_of_the_first(evaluation):
    person = evaluation.asked.first()
    evaluating.answer(evaluation, person, verdict="yes", quality=4, overall=4)

    evaluating.answer(evaluation, person, verdict="no", quality=1)

    assert evaluation.answers.get().grades == NOTHING | {"quality": 1}


@pytest.mark.django_db
@pytest.mark.parametrize("grades", [{"quality": 5}, {"quality": 0}, {"beauty": 4}])
def test_what_is_not_of_the_scale_is_refused_and_nothing_is_kept(evaluation, grades):
    with pytest.raises(Refusal, match="grade_unknown"):
        evaluating.answer(evaluation, evaluation.asked.first(), verdict="yes", **grades)

    assert not evaluation.answers.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("criterion", Criterion.values)
def test_the_database_knows_the_scale(evaluation, criterion):
    row = evaluating.answer(evaluation, evaluation.asked.first(), verdict="yes")

    with pytest.raises(IntegrityError, match=f"{criterion}_is_of_the_scale"), transaction.atomic():
        EvaluationAnswer.objects.filter(pk=row.pk).update(**{criterion: 5})
