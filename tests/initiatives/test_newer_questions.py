"""A draft application keeps its version of the questions until its writer takes the newest."""

import pytest

from initiatives.answering import questions_of, unanswered_in
from initiatives.questionnaires import begin, mark_of, publish, write_question
from initiatives.starting import change_initiative
from initiatives.writing import newer_for, take_newest
from kernel.workflow import Refusal
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.initiatives import DirectionFactory, InitiativeFactory, QuestionnaireFactory
from tests.factories.questions import texts

pytestmark = pytest.mark.django_db
SAID = {"what": "Шам орнату", "have": "Баспалдақ"}


@pytest.fixture
def application():
    return InitiativeFactory(answers=SAID)


def ask_anew(direction=None):
    """Another version of what all spheres are asked, or of one sphere: “what” goes, one comes."""
    keeper = CoordinatorFactory()
    draft = begin(direction, by=keeper)
    draft.questions.filter(code="what").delete()
    draft.questions.update(name_ru="р", name_en="e")
    write_question(draft, by=keeper, **texts(name="Who helps"))
    publish(draft, by=keeper, seen=mark_of(*draft.questions.all()))
    return draft


def codes(application):
    return [one.code for one in questions_of(application)]


def test_a_draft_keeps_its_versions_while_its_other_pages_are_written(application):
    begun = application.questionnaire
    newest, own = ask_anew(), ask_anew(application.direction)

    change_initiative(application, by=application.author, title="Жаңа ат")

    assert (application.questionnaire, application.sphere_questionnaire) == (begun, None)
    assert newer_for(application) == {"questionnaire": newest, "sphere_questionnaire": own}


def test_taking_the_newest_loses_no_answer(application):
    newest, own = ask_anew(), ask_anew(application.direction)

    taken = take_newest(application, by=application.author)

    assert (taken.questionnaire, taken.sphere_questionnaire) == (newest, own)
    assert taken.answers == SAID
    assert unanswered_in(taken) == ["who-helps", "who-helps-2"]
    assert newer_for(taken) == {}


def test_answers_given_later_do_not_sweep_out_the_earlier_ones(application):
    ask_anew()
    taken = take_newest(application, by=application.author)

    change_initiative(taken, by=taken.author, answers={"who-helps": "Көршілер"})

    assert taken.answers == SAID | {"who-helps": "Көршілер"}


def test_another_sphere_asks_its_own_questions_after_those_of_all(application):
    begun, other = application.questionnaire, DirectionFactory(code="D02")
    own = ask_anew(other)

    change_initiative(application, by=application.author, direction=other)

    assert (application.questionnaire, application.sphere_questionnaire) == (begun, own)
    assert codes(application) == ["what", "have", "who-helps"]
    assert application.answers == SAID


def test_a_sphere_without_questions_of_its_own_asks_those_of_all(application):
    application.sphere_questionnaire = ask_anew(application.direction)
    plain = DirectionFactory(code="D02")

    change_initiative(application, by=application.author, direction=plain)

    assert codes(application) == ["what", "have"]


def test_what_a_sphere_asks_must_be_answered_before_it_is_sent(application):
    application.sphere_questionnaire = ask_anew(application.direction)
    application.save()
    with pytest.raises(Refusal, match="questionnaire_incomplete"):
        application.move("submit", by=application.author)

    change_initiative(application, by=application.author, answers={"who-helps": "Көршілер"})

    assert application.move("submit", by=application.author).after == "submitted"


def test_a_question_that_a_sphere_once_copied_is_asked_once(application):
    """Spheres that had questions of their own used to repeat the general ones."""
    copy = QuestionnaireFactory(direction=application.direction)

    application.sphere_questionnaire = copy

    assert codes(application) == ["what", "have"]


def test_what_was_sent_keeps_its_version_for_ever():
    sent = InitiativeFactory(submitted=True)
    ask_anew()
    ask_anew(sent.direction)

    assert newer_for(sent) == {}
    with pytest.raises(Refusal, match="not_allowed"):
        take_newest(sent, by=sent.author)


def test_nobody_else_takes_the_newest_for_a_writer(application):
    ask_anew()

    with pytest.raises(Refusal, match="not_allowed"):
        take_newest(application, by=UserFactory())
