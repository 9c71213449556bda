"""A draft application keeps its version of the questions until its writer takes the newest."""

import pytest

from initiatives.questionnaires import begin, mark_of, publish, write_question
from initiatives.starting import change_initiative
from initiatives.writing import newer_for, take_newest
from kernel.workflow import Refusal
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.initiatives import DirectionFactory, InitiativeFactory
from tests.factories.questions import texts

pytestmark = pytest.mark.django_db
SAID = {"what": "Шам орнату", "have": "Баспалдақ"}


@pytest.fixture
def application():
    return InitiativeFactory(answers=SAID)


def ask_anew(application):
    """Another version: “what” goes, a new one comes."""
    keeper = CoordinatorFactory()
    draft = begin(application.direction, by=keeper)
    draft.questions.get(code="what").delete()
    draft.questions.update(name_ru="р", name_en="e")
    write_question(draft, by=keeper, **texts(name="Who helps"))
    publish(draft, by=keeper, seen=mark_of(*draft.questions.all()))
    return draft


def test_a_draft_keeps_its_version_while_its_other_pages_are_written(application):
    begun = application.questionnaire
    newest = ask_anew(application)

    change_initiative(application, by=application.author, title="Жаңа ат")

    assert application.questionnaire == begun
    assert newer_for(application) == newest


def test_taking_the_newest_loses_no_answer(application):
    newest = ask_anew(application)

    taken = take_newest(application, by=application.author)

    assert (taken.questionnaire, taken.answers) == (newest, SAID)
    assert newest.missing_in(taken.answers) == ["who-helps"]
    assert newer_for(taken) is None


def test_answers_given_later_do_not_sweep_out_the_earlier_ones(application):
    ask_anew(application)
    taken = take_newest(application, by=application.author)

    change_initiative(taken, by=taken.author, answers={"who-helps": "Көршілер"})

    assert taken.answers == SAID | {"who-helps": "Көршілер"}


def test_another_sphere_asks_its_own_questions(application):
    other = DirectionFactory(code="D02")
    elsewhere = InitiativeFactory(direction=other)
    newest = ask_anew(elsewhere)

    change_initiative(application, by=application.author, direction=other)

    assert application.questionnaire == newest
    assert application.answers == SAID


def test_what_was_sent_keeps_its_version_for_ever():
    sent = InitiativeFactory(submitted=True)
    ask_anew(sent)

    assert newer_for(sent) is None
    with pytest.raises(Refusal, match="not_allowed"):
        take_newest(sent, by=sent.author)


def test_nobody_else_takes_the_newest_for_a_writer(application):
    ask_anew(application)

    with pytest.raises(Refusal, match="not_allowed"):
        take_newest(application, by=UserFactory())
