"""Support: once per person, counted when the contact is confirmed."""

import pytest

from community.models import Support
from community.supporting import confirm_supports_of, count_of, is_supported_by, support, withdraw
from kernel.workflow import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem():
    return ProblemFactory(confirmed=True)


def test_saying_me_too_twice_counts_once(problem):
    neighbour = UserFactory(confirmed=True)

    assert support(neighbour, problem) == support(neighbour, problem)

    assert count_of(problem) == 1
    assert is_supported_by(neighbour, problem)


def test_it_can_be_taken_back(problem):
    neighbour = UserFactory(confirmed=True)
    support(neighbour, problem)

    assert withdraw(neighbour, problem)
    assert not withdraw(neighbour, problem)
    assert count_of(problem) == 0


def test_an_unconfirmed_voice_counts_from_the_day_it_is_confirmed(problem):
    newcomer = UserFactory()
    support(newcomer, problem)
    assert count_of(problem) == 0

    confirm_supports_of(newcomer)

    assert count_of(problem) == 1


def test_nobody_supports_their_own(problem):
    with pytest.raises(Refusal, match="own_thing"):
        support(problem.author, problem)


def test_a_problem_and_an_initiative_with_one_key_are_two_things(problem):
    initiative = InitiativeFactory(pk=problem.pk)
    neighbour = UserFactory(confirmed=True)

    support(neighbour, problem)

    assert not Support.objects.of(initiative).exists()
