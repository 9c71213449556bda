"""Words about a result under moderation: of those affected, and of whoever was drawn."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community import flagging
from community.models import Decision
from community.models import DecisionStage as D
from community.moderated import KINDS
from initiatives import drawing, evaluated_from_outside, evaluating
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import ModeratorFactory, UserFactory
from tests.factories.community import flagged, make, under_moderation
from tests.factories.drawing import closing_among_bodies, opened

pytestmark = pytest.mark.django_db
GUEST, WORDS = AnonymousUser(), "Қоңырау шалыңыз"


def judged():
    """An affected and an organisation have spoken, a quorum has decided."""
    closing = closing_among_bodies()
    one = opened(closing).evaluators.filter(kind="organisation").first()
    (speaker,) = drawing.speakers_of([one])[one]
    speaker = UserFactory._meta.model.objects.get(pk=speaker)
    evaluated_from_outside.answer(one, speaker, verdict="no", comment=WORDS, quality=1)
    for person in closing.evaluation.asked.all():
        evaluating.answer(closing.evaluation, person, verdict="yes", comment=WORDS)
    return closing


def concluded(closing):
    run_timers()
    closing.refresh_from_db()
    assert closing.stage == Stage.SOLVED
    return closing


@pytest.fixture
def result():
    return concluded(judged())


def words_of(kind, initiative):
    """One of its words of this kind."""
    if kind == "verdict":
        return initiative.evaluation.answers.first()
    return initiative.evaluation.draw.evaluators.exclude(verdict="").get()


def can_flag(kind, thing, user=GUEST):
    return thing in KINDS[kind].seen_by(user)


@pytest.fixture(params=["verdict", "independent"])
def kind(request):
    return request.param


def test_the_moderators_of_the_territory_decide(kind, result):
    thing = words_of(kind, result)
    decision = flagged(thing)

    ours, other = ModeratorFactory(of=result.region), ModeratorFactory()
    assert [*Decision.objects.on_the_queue_of(ours)] == [decision]
    assert not Decision.objects.on_the_queue_of(other).exists()
    author = thing.user if kind == "verdict" else thing.said_by
    assert (decision.number, decision.author, decision.kind) == (result.number, author, kind)


def test_nobody_flags_their_own_words(kind, result):
    thing = words_of(kind, result)
    author = thing.user if kind == "verdict" else thing.said_by

    with pytest.raises(Refusal, match="own_flag"):
        flagging.flag(thing, breach="personal", user=author)


def test_hidden_words_are_given_back_as_they_were_and_the_verdict_counts_all_the_while(
    kind, result
):
    thing, before = words_of(kind, result), evaluating.tally_of(result.evaluation)
    decision = under_moderation(thing, at_stage=D.HIDDEN)

    thing.refresh_from_db()
    assert (thing.is_hidden, thing.comment) == (True, WORDS)
    assert not can_flag(kind, thing)
    assert evaluating.tally_of(result.evaluation) == before
    make("restore", decision)

    thing.refresh_from_db()
    assert (thing.is_hidden, can_flag(kind, thing)) == (False, True)


def test_deletion_by_two_leaves_the_verdict_and_no_words(kind, result):
    thing = words_of(kind, result)
    verdict, grades = thing.verdict, thing.grades

    under_moderation(thing, at_stage=D.DELETED)

    thing.refresh_from_db()
    assert (thing.verdict, thing.grades, thing.comment) == (verdict, grades, "")


def test_words_of_a_drawn_evaluator_can_be_flagged_once_they_are_told(kind):
    initiative = judged()
    assert can_flag(kind, words_of(kind, initiative)) is (kind == "verdict")

    assert can_flag(kind, words_of(kind, concluded(initiative)))


def test_words_nobody_reads_cannot_be_flagged(kind, result):
    """Of a round before, of a hidden thing, and where there are none."""
    thing = words_of(kind, result)
    decision = under_moderation(result, at_stage=D.HIDDEN)
    assert not can_flag(kind, thing, UserFactory())
    make("restore", decision)
    type(thing).objects.filter(pk=thing.pk).update(comment="")
    assert not can_flag(kind, thing)
    type(thing).objects.filter(pk=thing.pk).update(comment=WORDS)
    assert can_flag(kind, thing)

    journeys.walk_on(result, "reopen", "accept", "start", "finish", "open_evaluation")

    assert not can_flag(kind, thing)


def test_a_later_asking_takes_no_words_off_the_page_of_the_result(kind, result):
    thing = words_of(kind, result)

    evaluating.open_round(result, set(), days_after=30)

    assert can_flag(kind, thing)
