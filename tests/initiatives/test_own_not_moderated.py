"""Whoever has a hand in a thing decides nothing about it, nor about what others say of it."""

import pytest

from community.models import Decision
from initiatives import evaluating
from initiatives.applicants import Applicant
from kernel.workflow import Refusal
from notifications.audiences import AUDIENCES
from resources.models import Proposer
from tests.factories import journeys
from tests.factories.accounts import ModeratorFactory
from tests.factories.community import (
    GIVEN,
    CommentFactory,
    LetterFactory,
    SupportFactory,
    flagged,
    under_moderation,
)
from tests.factories.initiatives import InitiativeFactory, ProblemFactory, TeamMemberFactory
from tests.factories.resources import GroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def judged():
    """Its report is there to be read, and one of those affected says no and why."""
    initiative = InitiativeFactory(at_stage="closing")
    neighbour = SupportFactory(subject=initiative).user
    journeys.make("open_evaluation", initiative)
    said = {"verdict": "no", "comment": "Ештеңе өзгермеді"}
    evaluating.answer(initiative.evaluation, neighbour, **said)
    return initiative


@pytest.fixture
def moderator(judged):
    return ModeratorFactory(of=judged.region)


def leads(initiative, person):
    initiative.lead = person
    initiative.save()


def wrote(initiative, person):
    initiative.author = person
    initiative.save()


def is_in_the_team(initiative, person):
    TeamMemberFactory(initiative=initiative, user=person)


def has_left_it(initiative, person):
    facts = {"state": "left", "joined_at": "2026-01-01T00:00Z"}
    TeamMemberFactory(initiative=initiative, user=person, **facts)


def calls_for_volunteers_with_it(initiative, person):
    initiative.called_by = person.offices[0]
    initiative.save()


def speaks_for_whoever_asks(initiative, person):
    Proposer.objects.create(initiative=initiative, owner=GroupFactory(led_by=person))
    initiative.applicant = Applicant.GROUP
    initiative.save()


HANDS = [
    leads,
    wrote,
    is_in_the_team,
    has_left_it,
    calls_for_volunteers_with_it,
    speaks_for_whoever_asks,
]
SAID = {
    "its report": lambda judged: judged.closing_reports.get(),
    "a verdict on it": lambda judged: judged.evaluation.answers.get(),
    "a comment on it": lambda judged: CommentFactory(about=judged),
    "itself": lambda judged: judged,
}


def refusal_of_hiding(decision, person):
    with pytest.raises(Refusal) as refused:
        Decision.objects.get(pk=decision.pk).move("hide", by=person, **GIVEN["hide"])
    return refused.value.code


def told_of(decision):
    return set(AUDIENCES["moderators"](decision, decision.last_entry()))


@pytest.mark.parametrize("has_a_hand", HANDS)
@pytest.mark.parametrize("said", SAID)
def test_a_hand_in_the_work_hides_no_word_about_it(judged, moderator, has_a_hand, said):
    decision = flagged(SAID[said](judged))
    other = ModeratorFactory(of=judged.region)
    assert told_of(decision) >= {moderator.pk, other.pk}

    has_a_hand(judged, moderator)

    decision = Decision.objects.get(pk=decision.pk)
    assert refusal_of_hiding(decision, moderator) == "not_allowed"
    assert not Decision.objects.on_the_queue_of(moderator).exists()
    assert moderator.pk not in told_of(decision)
    assert other.pk in told_of(decision)
    assert decision in Decision.objects.on_the_queue_of(other)
    decision.move("hide", by=other, **GIVEN["hide"])


def test_the_author_of_a_problem_hides_no_comment_about_it(judged, moderator):
    problem = ProblemFactory(confirmed=True, region=judged.region)
    decision = flagged(CommentFactory(about=problem))
    assert decision in Decision.objects.on_the_queue_of(moderator)

    wrote(problem, moderator)

    assert refusal_of_hiding(decision, moderator) == "not_allowed"
    assert not Decision.objects.on_the_queue_of(moderator).exists()


def test_whoever_carries_a_problem_hides_no_comment_about_it(judged, moderator):
    problem = ProblemFactory(confirmed=True, region=judged.region)
    judged.problems.add(problem)
    decision = flagged(CommentFactory(about=problem))
    assert decision in Decision.objects.on_the_queue_of(moderator)

    is_in_the_team(judged, moderator)

    assert refusal_of_hiding(decision, moderator) == "not_allowed"
    assert not Decision.objects.on_the_queue_of(moderator).exists()


def test_whoever_a_letter_was_written_to_does_not_hide_it(judged, moderator):
    groups = [GroupFactory(), GroupFactory(led_by=moderator)]
    letters = [LetterFactory(to=group, region=judged.region) for group in groups]
    to_others, to_them = [under_moderation(letter, at_stage="waiting") for letter in letters]

    assert refusal_of_hiding(to_them, moderator) == "not_allowed"
    assert list(Decision.objects.on_the_queue_of(moderator)) == [to_others]


def test_without_the_rule_the_lead_would_hide_a_verdict(judged, moderator, monkeypatch):
    """The twin: the rule is what refuses."""
    monkeypatch.setattr("community.hands.NUMBERED", [])
    leads(judged, moderator)
    decision = flagged(SAID["a verdict on it"](judged))

    assert decision in Decision.objects.on_the_queue_of(moderator)
    decision.move("hide", by=moderator, **GIVEN["hide"])


def test_it_is_asked_once_for_all_moves(judged, moderator, django_assert_num_queries):
    decision = under_moderation(SAID["a comment on it"](judged), at_stage="waiting")
    assert moderator.offices

    with django_assert_num_queries(3):  # the hand in each of two kinds, and the region's path
        assert decision.moves_open_to(moderator)
    with django_assert_num_queries(0):
        assert decision.moves_open_to(moderator)
