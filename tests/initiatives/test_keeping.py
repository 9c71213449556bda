"""What the database itself refuses, whatever the code above it says."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives import reference
from initiatives.models import (
    Evaluation,
    Initiative,
    Problem,
    ProblemCategory,
    Question,
)
from tests.factories.initiatives import (
    InitiativeFactory,
    NeedFactory,
    ProblemFactory,
    SeatFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db


def refused_by_database(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"stage": "nowhere"}, "initiative_stage_is_known"),
        ({"number": None}, "initiative_sent_is_complete"),
        ({"region": None}, "initiative_sent_is_complete"),
        ({"stage": "duplicate"}, "initiative_duplicate_names_the_other"),
        ({"plan_ends": timezone.localdate() - timedelta(days=9)}, "initiative_plan_ends"),
    ],
)
def test_an_initiative_is_never(change, name):
    initiative = InitiativeFactory(submitted=True)

    with refused_by_database(name), transaction.atomic():
        Initiative.objects.filter(pk=initiative.pk).update(**change)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"stage": "nowhere"}, "problem_stage_is_known"),
        ({"stage": "duplicate"}, "problem_duplicate_names_the_other"),
        ({"author": None}, "problem_in_public_has_an_author"),
    ],
)
def test_a_problem_is_never(change, name):
    problem = ProblemFactory(confirmed=True)

    with refused_by_database(name), transaction.atomic():
        Problem.objects.filter(pk=problem.pk).update(**change)


def test_nothing_is_a_duplicate_of_itself():
    for subject in (ProblemFactory(), InitiativeFactory()):
        with refused_by_database("is_no_duplicate_of_itself"), transaction.atomic():
            type(subject).objects.filter(pk=subject.pk).update(duplicate_of=subject)


def test_nothing_wants_nothing():
    with refused_by_database("seat_wants_somebody"), transaction.atomic():
        SeatFactory(wanted=0)
    with refused_by_database("need_wants_something"), transaction.atomic():
        NeedFactory(wanted=0)


def test_nobody_is_twice_in_a_team():
    member = TeamMemberFactory()

    with refused_by_database("team_member_is_one_per_person"), transaction.atomic():
        TeamMemberFactory(initiative=member.initiative, user=member.user)


def test_an_evaluation_needs_somebody_to_answer_and_time_to_do_it():
    now, initiative = timezone.now(), InitiativeFactory()
    facts = {"initiative": initiative, "opened_at": now}

    with refused_by_database("evaluation_needs_somebody"), transaction.atomic():
        Evaluation.objects.create(quorum=0, closes_at=now + timedelta(days=1), **facts)
    with refused_by_database("evaluation_closes_after"), transaction.atomic():
        Evaluation.objects.create(quorum=3, closes_at=now, **facts)


def test_the_words_are_loaded_twice_and_stand_once():
    assert reference.load() == reference.load()

    assert ProblemCategory.objects.get(code="elderly").displaced_metres == 150
    assert ProblemCategory.objects.in_use().first().direction.code == "D16"


def test_every_word_speaks_three_languages():
    reference.load()

    for model in (*reference.WORDS.values(), Question):
        assert not model.objects.filter(name_ru="").exists()
        assert not model.objects.filter(name_en="").exists()
