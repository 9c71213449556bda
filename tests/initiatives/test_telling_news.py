"""News of the work: who tells them, how often, once; and how they go again."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.models import DecisionStage as D
from community.models.decision import OUT_OF_SIGHT
from community.moderated import KINDS
from initiatives import telling_news
from initiatives.forgetting import forget_traces
from initiatives.models import NewsPhoto, WaitingPhoto, WorkNews
from initiatives.photographing import let_wait
from initiatives.stages import GATHERING, UNDER_WAY, Stage
from kernel.outbox import Outbox
from kernel.workflow import Refusal
from tests.factories.accounts import ModeratorFactory, UserFactory
from tests.factories.community import under_moderation
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.photos import photo
from tests.factories.work import NewsPhotoFactory, WorkNewsFactory, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION)


def test_words_and_photos_are_kept_and_announced_in_one(initiative):
    news = telling_news.tell(initiative, said(), by=initiative.lead, photos=[photo(), photo()])

    assert news.text == "Екі бағана қойылды"
    assert [one.image.name.endswith(".webp") for one in news.photos.all()] == [True, True]
    assert Outbox.objects.filter(kind="news", payload={"news": news.pk}).count() == 1


def test_the_same_form_sent_twice_is_one_piece_of_news(initiative):
    words = said()

    first, second = (telling_news.tell(initiative, words, by=initiative.lead) for _ in range(2))

    assert first == second
    assert Outbox.objects.filter(kind="news").count() == 1


def test_photos_that_waited_for_the_form_wait_no_longer(initiative):
    keys = let_wait([photo()])

    news = telling_news.tell(initiative, said(), by=initiative.lead, waiting=keys)

    assert (news.photos.count(), WaitingPhoto.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("facts", "photos", "code"),
    [
        ({"text": "  "}, 0, "news_missing"),
        ({"language": "xx"}, 0, "news_missing"),
        ({"text": "x" * 2001}, 0, "text_too_long"),
        ({}, 7, "photos_too_many"),
    ],
)
def test_what_cannot_be_told_says_why(initiative, facts, photos, code):
    with pytest.raises(Refusal, match=code):
        telling_news.tell(initiative, said(**facts), by=initiative.lead, photos=[photo()] * photos)
    assert not WorkNews.objects.exists()


def test_followers_hear_of_it_only_so_often_a_day_and_what_was_taken_back_counts(initiative):
    for _ in range(telling_news.MOST_A_DAY):
        news = telling_news.tell(initiative, said(), by=initiative.lead)
    telling_news.take_back(news, by=initiative.lead)

    with pytest.raises(Refusal, match="news_too_many"):
        telling_news.tell(initiative, said(), by=initiative.lead)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        telling_news.tell(initiative, said(), by=initiative.lead)


def test_those_who_do_the_work_tell_of_it_and_nobody_else(initiative):
    member = TeamMemberFactory(initiative=initiative).user
    asking = TeamMemberFactory(initiative=initiative, state="asked").user

    for person in (initiative.author, initiative.lead, member):
        assert telling_news.tell(initiative, said(), by=person).author == person
    for person in (asking, UserFactory(confirmed=True), ModeratorFactory(of=initiative.region)):
        with pytest.raises(Refusal, match="not_allowed"):
            telling_news.tell(initiative, said(), by=person)


@pytest.mark.parametrize("stage", [*Stage])
def test_news_are_told_while_the_work_goes_on(stage):
    initiative = InitiativeFactory(at_stage=stage)

    assert initiative.lead.has_perm("initiatives.tell_news", initiative) is (
        stage in GATHERING | UNDER_WAY
    )


def test_an_initiative_that_is_hidden_tells_nothing(initiative):
    under_moderation(initiative, at_stage=D.HIDDEN)

    with pytest.raises(Refusal, match="not_allowed"):
        telling_news.tell(initiative, said(), by=initiative.lead)


def test_only_whoever_told_it_takes_it_back_and_its_photos_go_with_it(
    initiative, django_capture_on_commit_callbacks
):
    news = telling_news.tell(initiative, said(), by=initiative.lead, photos=[photo()])
    kept = news.photos.get().image
    with pytest.raises(Refusal, match="not_allowed"):
        telling_news.take_back(news, by=UserFactory())

    with django_capture_on_commit_callbacks(execute=True):
        gone = telling_news.take_back(news, by=initiative.lead)

    assert (gone.text, gone.photos.count()) == ("", 0)
    assert not kept.storage.exists(kept.name)


@pytest.mark.parametrize("stage", [*D])
def test_words_and_photos_are_read_exactly_while_neither_is_out_of_sight(stage):
    news = WorkNewsFactory(photos=1)
    under_moderation(news, at_stage=stage)
    guest, is_seen = AnonymousUser(), stage not in OUT_OF_SIGHT

    assert KINDS["news"].seen_by(guest).exists() is is_seen
    assert KINDS["news_photo"].seen_by(guest).exists() is is_seen
    assert WorkNews.objects.said().exclude(text="").exists() is is_seen


def test_one_hidden_photo_leaves_the_words_and_the_other(initiative):
    news = WorkNewsFactory(initiative=initiative, photos=1)
    under_moderation(NewsPhotoFactory(news=news), at_stage=D.HIDDEN)

    assert NewsPhoto.objects.shown().count() == 1
    assert WorkNews.objects.said().get() == news


def test_deleted_with_its_initiative_nothing_is_left_of_it():
    news = WorkNewsFactory(photos=1, hides_name=False)

    under_moderation(news.initiative, at_stage=D.DELETED)

    news.refresh_from_db()
    assert (news.text, news.hides_name, news.photos.count()) == ("", True, 0)


def test_whoever_leaves_the_platform_leaves_no_name_beside_their_news():
    news = WorkNewsFactory(hides_name=False)

    forget_traces(news.author)

    news.refresh_from_db()
    assert news.hides_name


def test_the_database_keeps_no_words_that_were_taken_back_and_no_form_twice():
    news = WorkNewsFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkNews.objects.update(taken_back_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkNewsFactory(author=news.author, client_id=news.client_id)
    assert WorkNewsFactory(author=news.author, client_id=uuid4()).pk
