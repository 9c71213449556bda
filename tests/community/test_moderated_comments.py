"""A comment under moderation: flagged by those who see it, hidden, appealed, deleted."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community import flagging
from community.models import Comment, Decision
from community.models import DecisionStage as D
from community.models.decision import OUT_OF_SIGHT
from community.moderated import KINDS
from kernel.workflow import Refusal
from tests.factories.accounts import ModeratorFactory, UserFactory
from tests.factories.community import CommentFactory, flagged, make, under_moderation
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return CommentFactory(about=ProblemFactory(confirmed=True), text="Қоңырау шалыңыз")


def test_the_moderators_of_the_territory_of_its_thing_decide(comment):
    decision = flagged(comment)

    ours, other = ModeratorFactory(of=comment.subject.region), ModeratorFactory()
    assert [*Decision.objects.on_the_queue_of(ours)] == [decision]
    assert not Decision.objects.on_the_queue_of(other).exists()
    assert (decision.number, decision.author) == (comment.subject.number, comment.author)


@pytest.mark.parametrize("stage", [*D])
def test_its_words_are_read_exactly_while_it_is_not_out_of_sight(comment, stage):
    under_moderation(comment, at_stage=stage)

    is_read = Comment.objects.of(comment.subject).said().exclude(text="").exists()
    assert is_read is (stage not in OUT_OF_SIGHT)


def test_the_list_of_what_may_be_flagged_and_the_eye_agree(comment):
    hidden = CommentFactory(about=comment.subject)
    under_moderation(hidden, at_stage=D.HIDDEN)
    draft = CommentFactory(about=InitiativeFactory())
    on_initiative = CommentFactory(about=InitiativeFactory(submitted=True))

    for visitor in (AnonymousUser(), UserFactory()):
        assert {*KINDS["comment"].seen_by(visitor)} == {comment, on_initiative}
    assert draft in KINDS["comment"].seen_by(draft.subject.author)


def test_nobody_flags_their_own_words(comment):
    with pytest.raises(Refusal, match="own_flag"):
        flagging.flag(comment, breach="personal", user=comment.author)


def test_an_appeal_gives_the_words_back_as_they_were(comment):
    decision = under_moderation(comment, at_stage=D.APPEALED)

    make("restore", decision)

    comment.refresh_from_db()
    assert (comment.text, comment.is_said) == ("Қоңырау шалыңыз", True)


def test_deletion_by_two_leaves_the_thread_and_no_words(comment):
    answer = CommentFactory(about=comment.subject, thread=comment, answers_to=comment)

    under_moderation(comment, at_stage=D.DELETED)

    comment.refresh_from_db()
    assert (comment.text, comment.is_said) == ("", False)
    assert answer.thread == comment


def test_deleting_a_thing_deletes_what_was_said_about_it(comment):
    under_moderation(comment.subject, at_stage=D.DELETED)

    comment.refresh_from_db()
    assert comment.text == ""
