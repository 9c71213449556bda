"""Comments: once from each form, one level deep, officials under their office, taken back."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from accounts.forgetting import forget_person
from community import commenting
from community.commenting import Words
from community.models import Comment
from community.models.comment import MOST_LETTERS
from kernel.models import Outbox
from kernel.workflow import NOT_ALLOWED, Refusal
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.community import CommentFactory, make, under_moderation
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_kazakh():
    with translation.override("kk"):
        yield


def words(text="Жақсы ой", **facts):
    return Words(**{"text": text, "language": "kk", "client_id": uuid4()} | facts)


@pytest.fixture
def problem():
    return ProblemFactory(confirmed=True)


@pytest.fixture
def neighbour():
    return UserFactory(confirmed=True)


def test_a_comment_keeps_its_language_and_hides_the_name(problem, neighbour):
    said = commenting.comment(neighbour, problem, words(language="ru"))

    assert (said.subject, said.language, said.hides_name) == (problem, "ru", True)
    assert said.shown_as == "Тұрғын"
    assert Outbox.objects.filter(kind="commented").count() == 1


def test_a_name_is_shown_when_its_owner_wishes(problem):
    person = UserFactory(confirmed=True, public_name="Тұрғын 7", shows_name=True)

    said = commenting.comment(person, problem, words(shows_name=True))

    assert said.shown_as == "Тұрғын 7"


def test_one_form_sent_twice_is_one_comment_and_one_notice(problem, neighbour):
    once = words()

    first, second = (commenting.comment(neighbour, problem, once) for _ in range(2))

    assert first == second
    assert Outbox.objects.filter(kind="commented").count() == 1


def test_an_answer_to_an_answer_stays_in_the_thread_one_level_deep(problem, neighbour):
    top = commenting.comment(neighbour, problem, words())
    answer = commenting.comment(problem.author, problem, words(), answers_to=top)
    again = commenting.comment(neighbour, problem, words(), answers_to=answer)

    assert (again.thread, again.answers_to) == (top, answer)
    assert [*Comment.objects.of(problem).threads()] == [top]
    assert {*top.answers.all()} == {answer, again}


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"text": " \n"}, "comment_missing"), ({"language": "de"}, "comment_missing"),
     ({"text": "а" * (MOST_LETTERS + 1)}, "comment_too_long")],
)  # fmt: skip
def test_what_is_no_comment_is_refused(problem, neighbour, facts, code):
    with pytest.raises(Refusal, match=code):
        commenting.comment(neighbour, problem, words(**facts))
    assert not Comment.objects.exists()


def test_somebody_who_cannot_be_reached_says_nothing_in_public(problem):
    with pytest.raises(Refusal, match="contact_unconfirmed"):
        commenting.comment(UserFactory(), problem, words())


@pytest.mark.parametrize("why", ["hidden", "taken_back", "elsewhere"])
def test_words_that_are_gone_or_stand_elsewhere_are_not_answered(problem, neighbour, why):
    about = InitiativeFactory(submitted=True) if why == "elsewhere" else problem
    answered = CommentFactory(about=about)
    if why == "hidden":
        under_moderation(answered, at_stage="hidden")
    if why == "taken_back":
        commenting.take_back(answered, by=answered.author)

    with pytest.raises(Refusal, match="answered_is_gone"):
        commenting.comment(neighbour, problem, words(), answers_to=answered)


def test_an_official_speaks_under_the_office_of_the_place(problem):
    official = OfficialFactory(of=problem.region)
    stranger = OfficialFactory()

    here = commenting.comment(official, problem, words(shows_name=True))
    elsewhere = commenting.comment(stranger, problem, words())

    assert here.shown_as == official.offices[0].name
    assert elsewhere.office == stranger.offices[0]


def test_taking_it_back_leaves_no_words_and_keeps_the_answers(problem, neighbour):
    top = CommentFactory(about=problem)
    answer = commenting.comment(neighbour, problem, words(), answers_to=top)

    commenting.take_back(top, by=top.author)

    top.refresh_from_db()
    assert (top.text, top.is_said) == ("", False)
    assert [*top.answers.all()] == [answer]
    with pytest.raises(Refusal, match=NOT_ALLOWED):
        commenting.take_back(answer, by=top.author)


def test_words_under_moderation_are_kept_for_moderators_alone_until_they_have_judged(problem):
    said = CommentFactory(about=problem, text="Ұятсыз сөз")
    decision = under_moderation(said, at_stage="waiting")

    said = commenting.take_back(said, by=said.author)

    assert (said.text, said.is_said) == ("Ұятсыз сөз", False)
    assert not Comment.objects.said().exists()
    make("keep", decision)
    said.refresh_from_db()
    assert said.text == ""


def test_hidden_words_that_were_taken_back_go_when_they_are_shown_again(problem):
    said = CommentFactory(about=problem)
    decision = under_moderation(said, at_stage="hidden")
    commenting.take_back(said, by=said.author)
    said.refresh_from_db()
    assert said.text

    make("restore", decision)

    said.refresh_from_db()
    assert (said.text, said.is_hidden) == ("", False)


def test_whoever_is_forgotten_leaves_words_without_a_name(problem):
    person = UserFactory(confirmed=True, public_name="Тұрғын 7", shows_name=True)
    said = commenting.comment(person, problem, words("Шам керек", shows_name=True))

    forget_person(person)

    said.refresh_from_db()
    assert (said.text, said.shown_as) == ("Шам керек", "Тұрғын")


def test_the_database_keeps_no_answer_without_a_thread(problem):
    top, other = CommentFactory(about=problem), CommentFactory(about=problem)
    for facts in ({"thread": top}, {"answers_to": top}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Comment.objects.filter(pk=other.pk).update(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommentFactory(about=problem, author=top.author, client_id=top.client_id)
