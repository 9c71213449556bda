"""The page of questions offers the newest and keeps every answer; what follows waits its turn."""

import pytest
from django.urls import reverse
from django.utils import translation

from initiatives.models import Questionnaire
from tests.factories.initiatives import InitiativeFactory, QuestionnaireFactory
from tests.factories.questions import DraftFactory, QuestionFactory, texts
from tests.web.applying import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def application(client):
    """Begun under the questions for all."""
    application = InitiativeFactory(answers={"what": "Lamps", "have": "A ladder"})
    client.force_login(application.author)
    return application


def published(direction, *questions):
    sheet = DraftFactory(direction=direction)
    for place, facts in enumerate(questions):
        QuestionFactory(questionnaire=sheet, ordering=place, **facts)
    Questionnaire.objects.filter(pk=sheet.pk).update(published_at="2026-11-01T00:00Z")
    return sheet


@pytest.fixture
def newest(application):
    new = {"code": "who", "is_required": False, **texts(name="Who helps?")}
    return published(application.direction, {"code": "have"}, new)


def test_the_newest_questions_are_offered_and_not_forced(client, application, newest):
    text = client.get(page(application, "questions")).text

    assert "There are newer questions" in text
    assert "Who helps?" not in text


def test_a_press_takes_the_newest_with_what_was_just_typed(client, application, newest):
    typed = {"q_what": "Six lamps", "q_have": "", "newest": "1"}

    answer = client.post(page(application, "questions"), typed)

    assert answer.url == page(application, "questions")
    application.refresh_from_db()
    assert (application.questionnaire, application.answers) == (newest, {"what": "Six lamps"})


def test_answers_to_questions_of_before_stay_on_the_page(client, application, newest):
    client.post(page(application, "questions"), {"q_what": "Lamps", "q_have": "A", "newest": "1"})

    text = client.get(page(application, "questions")).text

    kept = text.partition("Kept from earlier questions")[2]
    assert "Lamps" in kept
    assert "There are newer questions" not in text


def test_without_anything_newer_nothing_is_offered(client, application):
    text = client.get(page(application, "questions")).text

    assert "newer" not in text
    assert "Kept from" not in text


@pytest.fixture
def following(application):
    """A question that follows from an answer."""
    land = {"code": "land", "kind": "yes_no", **texts(name="Is it the land of another?")}
    whose = {"code": "whose", "asked_if": {"land": ["yes"]}, **texts(name="Whose?")}
    application.questionnaire = published(application.direction, land, whose)
    application.answers = {}
    application.save()
    return application


def test_what_follows_from_an_answer_says_so_without_a_script(client, following):
    text = client.get(page(following, "questions")).text

    assert "Answer it only if: “Is it the land of another?”: Yes" in text


def test_what_follows_is_required_only_after_its_answer(client, following):
    address = page(following, "questions")

    assert client.post(address, {"q_land": "yes"}).status_code == 422
    assert client.post(address, {"q_land": "no"}).status_code == 302


def test_an_answer_that_is_not_asked_for_is_kept_and_not_shown(client, following):
    client.post(page(following, "questions"), {"q_land": "no", "q_whose": "The school's"})

    following.refresh_from_db()
    assert following.answers["whose"] == "The school's"
    page_of_all = client.get(reverse("initiatives:detail", args=[following.pk])).text
    assert "The school" not in page_of_all


def test_an_older_questionnaire_stays_with_what_it_was_answered_under(client, newest):
    sent = InitiativeFactory(submitted=True)

    assert sent.questionnaire == QuestionnaireFactory()
    assert "Шам орнату" in client.get(reverse("initiatives:detail", args=[sent.pk])).text
