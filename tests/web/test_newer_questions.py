"""The page of questions offers the newest and keeps every answer; what follows waits its turn."""

import pytest
from django.urls import reverse

from initiatives.models import Questionnaire
from initiatives.writing import mark_of
from tests.factories.initiatives import InitiativeFactory, QuestionnaireFactory
from tests.factories.questions import DraftFactory, QuestionFactory, choices, texts
from tests.web.applying import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def application(client):
    """Begun under the questions for all."""
    application = InitiativeFactory(answers={"what": "Lamps", "have": "A ladder"})
    client.force_login(application.author)
    return application


def published(direction, *questions):
    sheet = DraftFactory(direction=direction, version=9)
    for place, facts in enumerate(questions):
        QuestionFactory(questionnaire=sheet, ordering=place, **facts)
    Questionnaire.objects.filter(pk=sheet.pk).update(published_at="2026-11-01T00:00Z")
    return sheet


@pytest.fixture
def newest(application):
    new = {"code": "who", "is_required": False, **texts(name="Who helps?")}
    return published(None, {"code": "have"}, new)


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
    application.sphere_questionnaire = published(application.direction, land, whose)
    application.answers = {"what": "Lamps"}
    application.save()
    return application


def test_what_follows_from_an_answer_says_so_without_a_script(client, following):
    text = client.get(page(following, "questions")).text

    assert "Answer it only if: “Is it the land of another?”: Yes" in text


def test_what_follows_is_required_only_after_its_answer(client, following):
    address = page(following, "questions")

    assert client.post(address, {"q_what": "L", "q_land": "yes"}).status_code == 422
    assert client.post(address, {"q_what": "L", "q_land": "no"}).status_code == 302


def test_an_answer_that_is_not_asked_for_is_kept_and_not_shown(client, following):
    client.post(
        page(following, "questions"), {"q_what": "L", "q_land": "no", "q_whose": "The school's"}
    )

    following.refresh_from_db()
    assert following.answers["whose"] == "The school's"
    page_of_all = client.get(reverse("initiatives:detail", args=[following.pk])).text
    assert "The school" not in page_of_all


def test_an_older_questionnaire_stays_with_what_it_was_answered_under(client, newest):
    sent = InitiativeFactory(submitted=True)

    assert sent.questionnaire == QuestionnaireFactory()
    assert "Шам орнату" in client.get(reverse("initiatives:detail", args=[sent.pk])).text


def test_the_questions_of_the_sphere_stand_under_its_name_after_those_of_all(client, following):
    text = client.get(page(following, "questions")).text

    first, _title, rest = text.partition(f'<h2 class="write__sphere">{following.direction.name}<')
    assert 'name="q_what"' in first
    assert 'name="q_land"' in rest


@pytest.fixture
def chosen(application):
    """A question with several answers, and one answered by a day."""
    what = {"kind": "several", "choices": choices("trees", "benches"), **texts(name="What?")}
    when = {"kind": "date", "is_required": False, **texts(name="When?")}
    sheet = published(application.direction, {"code": "kinds", **what}, {"code": "day", **when})
    application.sphere_questionnaire = sheet
    application.save()
    return application


def test_several_answers_and_a_day_are_kept_and_read_in_words(client, chosen):
    typed = {"q_what": "Lamps", "q_kinds": ["trees", "benches"], "q_day": "2031-05-09"}

    assert client.post(page(chosen, "questions"), typed).status_code == 302

    chosen.refresh_from_db()
    assert chosen.answers["kinds"] == ["trees", "benches"]
    assert chosen.answers["day"] == "2031-05-09"
    read = client.get(reverse("initiatives:detail", args=[chosen.pk])).text
    assert "trees; benches" in read
    assert "9 May 2031" in read
    again = client.get(page(chosen, "questions")).text
    assert 'value="2031-05-09"' in again
    assert again.count(" checked") == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"q_kinds": []}, "q_kinds"),
        ({"q_kinds": ["lamps"]}, "q_kinds"),
        ({"q_day": "May"}, "q_day"),
    ],
)
def test_a_wrong_choice_or_day_is_422_and_what_was_typed_is_kept(client, chosen, wrong, field):
    typed = {"q_what": "Kept words", "q_kinds": ["trees"], "q_day": "2031-05-09"} | wrong

    answer = client.post(page(chosen, "questions"), typed)

    assert answer.status_code == 422
    assert field in answer.context["sheet"].form.errors
    assert "Kept words" in answer.text


def test_ticks_changed_by_somebody_else_are_told_by_their_names(client, chosen):
    seen = mark_of(chosen, "questions")
    type(chosen).objects.update(answers={"what": "Lamps", "kinds": ["benches", "trees"]})
    typed = {"q_what": "Mine", "q_kinds": ["trees"], "seen": seen}

    refused = client.post(page(chosen, "questions"), typed)

    assert refused.status_code == 409
    told = [(one.label, one.text) for one in refused.context["sheet"].theirs]
    assert ("What?", "benches; trees") in told
