"""Comments as people meet them: reading, writing, answering, as a guest, taken back, told."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.models import Comment
from kernel.tasks import relay_once
from mapapp.settings import base as product
from notifications.models import Notification
from tests.factories.accounts import ModeratorFactory, OfficialFactory, UserFactory
from tests.factories.community import CommentFactory, under_moderation
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def problem():
    return ProblemFactory(confirmed=True)


def all_of(thing):
    return reverse("comments:of", args=[type(thing).__name__.lower(), thing.pk])


def one(comment):
    return reverse("comments:thread", args=[comment.pk])


def typed(text="Шам керек", **facts):
    return {"text": text, "language": "kk", "client_id": str(uuid4())} | facts


def relay_all():
    while relay_once():
        pass


# --- Reading --------------------------------------------------------------------------------


def test_a_comment_is_read_in_its_own_language(client, problem):
    CommentFactory(about=problem, text="Нужен свет", language="ru")

    page = client.get(all_of(problem)).text

    assert '<p class="comment__text" lang="ru">Нужен свет</p>' in page


@pytest.mark.parametrize("make", [ProblemFactory, InitiativeFactory])
def test_the_page_of_a_thing_says_how_much_is_said_about_it(client, make):
    thing = make(at_stage="confirmed" if make is ProblemFactory else "submitted")
    under_moderation(CommentFactory(about=thing), at_stage="hidden")
    CommentFactory.create_batch(2, about=thing)

    kind = type(thing).__name__.lower()
    page = client.get(reverse(f"{kind}s:detail", args=[thing.pk])).text

    assert 'Comments <span class="quiet">2</span>' in page
    assert all_of(thing) in page


def test_threads_stand_newest_first_with_their_answers(client, problem):
    old, new = CommentFactory.create_batch(2, about=problem)
    answer = CommentFactory(about=problem, thread=old, answers_to=old)

    lines = client.get(all_of(problem)).context["seen"].page.object_list

    assert [line.comment for line in lines] == [new, old]
    assert [line.comment for line in lines[1].answers] == [answer]


def test_a_longer_discussion_costs_no_more_queries(client, problem, django_assert_max_num_queries):
    for top in CommentFactory.create_batch(6, about=problem):
        CommentFactory.create_batch(8, about=problem, thread=top, answers_to=top)
    CommentFactory.create_batch(20, about=problem)

    for address in (all_of(problem), f"{all_of(problem)}?page=2", one(top), problem_page(problem)):
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200
    line = client.get(f"{all_of(problem)}?page=2").context["seen"].page.object_list[-1]
    assert (len(line.answers), line.more) == (5, 3)


def problem_page(problem):
    return reverse("problems:detail", args=[problem.pk])


def test_an_official_stands_under_the_name_of_the_office_and_a_resident_under_none(
    client, problem
):
    official = OfficialFactory(of=problem.region)
    CommentFactory(about=problem, author=official, office=official.offices[0])
    person = UserFactory(confirmed=True, public_name="Құпия есім", shows_name=True)
    CommentFactory(about=problem, author=person)

    page = client.get(all_of(problem)).text

    assert official.offices[0].name in page
    assert "comment--official" in page
    assert "A resident" in page
    assert "Құпия есім" not in page


def test_hidden_and_taken_back_words_are_read_by_nobody_else(client, problem):
    hidden, gone = CommentFactory.create_batch(2, about=problem, text="Құпия сөз")
    under_moderation(hidden, at_stage="hidden")
    client.force_login(gone.author)
    client.post(reverse("comments:take_back", args=[gone.pk]))

    for visitor in (gone.author, OfficialFactory(of=problem.region)):
        client.force_login(visitor)
        for address in (all_of(problem), problem_page(problem), one(hidden), one(gone)):
            assert "Құпия сөз" not in client.get(address).text
    assert "A moderator has hidden these words." in client.get(all_of(problem)).text
    client.force_login(hidden.author)
    assert "Құпия сөз" in client.get(all_of(problem)).text  # what is appealed about
    assert "Its author took these words back." in client.get(all_of(problem)).text


def test_what_is_not_in_public_has_no_discussion(client):
    draft, hidden = InitiativeFactory(), ProblemFactory(confirmed=True)
    under_moderation(hidden, at_stage="hidden")

    for thing in (draft, hidden):
        assert client.get(all_of(thing)).status_code == 404
        assert client.post(all_of(thing), typed()).status_code == 404
    assert client.get(reverse("comments:of", args=["region", 1])).status_code == 404
    client.force_login(hidden.author)
    assert client.post(all_of(hidden), typed()).status_code == 200
    assert not Comment.objects.exists()


# --- Writing --------------------------------------------------------------------------------


def test_a_comment_is_public_at_once_and_leads_to_itself(client, problem):
    client.force_login(UserFactory(confirmed=True))

    answer = client.post(all_of(problem), typed())

    said = Comment.objects.get()
    assert answer.url == f"{all_of(problem)}#comment-{said.pk}"
    assert "Шам керек" in client.get(all_of(problem)).text


def test_an_answer_goes_to_its_thread(client, problem):
    top = CommentFactory(about=problem)
    inner = CommentFactory(about=problem, thread=top, answers_to=top)
    client.force_login(UserFactory(confirmed=True))

    client.post(one(inner), typed("Келісемін"))

    said = Comment.objects.get(text="Келісемін")
    assert (said.thread, said.answers_to) == (top, inner)
    assert client.get(one(said)).url == f"{one(top)}#comment-{said.pk}"


@pytest.mark.parametrize("text", ["", "а" * 2001])
def test_a_gap_in_the_form_is_named_and_nothing_typed_is_lost(client, problem, text):
    client.force_login(UserFactory(confirmed=True))

    answer = client.post(all_of(problem), typed(text, language="ru"))

    assert answer.status_code == 422
    assert text in answer.text
    assert not Comment.objects.exists()


def test_too_many_in_an_hour_are_refused_with_the_words_kept(
    client, problem, settings, clean_cache
):
    settings.ACTS_AN_HOUR = product.ACTS_AN_HOUR | {"comment": {"person": 1, "address": 9}}
    client.force_login(UserFactory(confirmed=True))
    client.post(all_of(problem), typed("Бірінші"))

    answer = client.post(all_of(problem), typed("Екінші"))

    assert answer.status_code == 422
    assert "Екінші" in answer.text
    assert Comment.objects.count() == 1


def test_only_its_author_takes_a_comment_back(client, problem):
    said = CommentFactory(about=problem)
    client.force_login(UserFactory(confirmed=True))

    assert client.post(reverse("comments:take_back", args=[said.pk])).status_code == 404
    said.refresh_from_db()
    assert said.is_said


# --- Moderating and telling -----------------------------------------------------------------


def test_a_comment_is_flagged_by_who_reads_it_and_opened_by_who_moderates(client, problem):
    said = CommentFactory(about=problem, text="Ұятсыз сөз")
    flag = reverse("moderation:flag", args=["comment", said.pk])
    assert flag in client.get(all_of(problem)).text
    assert "Ұятсыз сөз" in client.get(flag).text

    client.force_login(ModeratorFactory(of=problem.region))
    page = reverse("moderation:thing", args=["comment", said.pk])
    assert page in client.get(all_of(problem)).text
    assert "Ұятсыз сөз" in client.get(page).text


def test_the_author_of_the_thing_and_whoever_is_answered_are_told_once_each(client):
    initiative = InitiativeFactory(submitted=True)
    top = CommentFactory(about=initiative)
    inner = CommentFactory(about=initiative, thread=top, answers_to=top)
    speaker = UserFactory(confirmed=True)
    client.force_login(speaker)
    relay_all()
    Notification.objects.all().delete()

    client.post(one(inner), typed())
    relay_all()

    told = {notice.recipient: notice for notice in Notification.objects.all()}
    assert set(told) == {initiative.author, top.author, inner.author}
    assert told[inner.author].audience == told[top.author].audience == "answered"
    said = Comment.objects.latest("pk")
    assert told[inner.author].page == f"{one(top)}#comment-{said.pk}"


def test_words_hidden_before_the_letter_leaves_are_told_to_nobody(client, problem):
    client.force_login(UserFactory(confirmed=True))
    client.post(all_of(problem), typed())
    under_moderation(Comment.objects.get(), at_stage="hidden")
    relay_all()

    assert not Notification.objects.filter(kind="comment.new").exists()
