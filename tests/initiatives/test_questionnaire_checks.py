"""What a question lacks before it may be asked, and when it is asked."""

import pytest

from initiatives.answering import missing_among
from initiatives.models import Question
from initiatives.questionnaire_checks import troubles_of
from tests.factories.initiatives import QuestionnaireFactory
from tests.factories.questions import DraftFactory, QuestionFactory, choices


def question(code="one", **facts):
    return QuestionFactory.build(questionnaire=None, code=code, **facts)


def missing(sheet, answers, **facts):
    return missing_among(sheet.questions.all(), answers, **facts)


LAND = {"kind": Question.Kind.YES_NO}


@pytest.mark.parametrize(
    ("facts", "trouble"),
    [
        ({"name_ru": ""}, "untranslated"),
        ({"hint_kk": "Көмек"}, "untranslated"),
        ({"example_kk": "a", "example_ru": "a"}, "untranslated"),
        ({"kind": "choice", "choices": [{"code": "a", "name_kk": "а"}] * 2}, "untranslated"),
        ({"kind": "choice", "choices": choices("a")}, "choices_few"),
        ({"kind": "several", "choices": choices("a")}, "choices_few"),
        ({"asked_if": {"two": ["yes"]}}, "condition_lost"),
        ({"asked_if": {"one": ["yes"]}}, "condition_lost"),
    ],
)
def test_a_question_says_what_it_lacks(facts, trouble):
    questions = [question(**facts), question("two", **LAND)]

    assert troubles_of(questions) == {"one": [trouble]}


def test_a_question_follows_only_from_answers_that_may_be_given_before():
    land = question("land", **LAND)
    whose = question("whose", asked_if={"land": ["no"]})

    assert troubles_of([land, whose]) == {}
    assert troubles_of([whose, land]) == {"whose": ["condition_lost"]}
    whose.asked_if = {"land": ["perhaps"]}
    assert troubles_of([land, whose]) == {"whose": ["condition_lost"]}


@pytest.mark.django_db
def test_what_follows_from_an_answer_is_asked_and_missed_only_then():
    draft = DraftFactory()
    QuestionFactory(questionnaire=draft, code="land", kind="yes_no", is_required=False)
    QuestionFactory(questionnaire=draft, code="whose", asked_if={"land": ["yes"]})
    QuestionFactory(questionnaire=draft, code="paper", asked_if={"whose": ["akimat"]})

    assert missing(draft, {}) == []
    assert missing(draft, {"land": "yes"}) == ["whose"]
    assert missing(draft, {"land": "yes", "whose": "akimat"}) == ["paper"]
    # an answer that is not asked for any more leads nowhere
    assert missing(draft, {"land": "no", "whose": "akimat"}) == []


@pytest.mark.django_db
def test_of_several_answers_one_is_enough_to_be_asked_more():
    draft = DraftFactory()
    kinds = choices("trees", "benches", "lamps")
    QuestionFactory(questionnaire=draft, code="what", kind="several", choices=kinds)
    QuestionFactory(questionnaire=draft, code="water", asked_if={"what": ["trees", "lamps"]})

    assert missing(draft, {"what": []}) == ["what"]
    assert missing(draft, {"what": ["benches"]}) == []
    assert missing(draft, {"what": ["benches", "trees"]}) == ["water"]


@pytest.mark.django_db
def test_a_question_for_organisations_is_not_asked_of_citizens():
    draft = DraftFactory()
    QuestionFactory(questionnaire=draft, code="statute", asked_of=["organisation", "business"])

    assert missing(draft, {}) == []
    assert missing(draft, {}, of="organisation") == ["statute"]


@pytest.mark.django_db
def test_questions_of_before_are_asked_of_everybody():
    assert missing(QuestionnaireFactory(), {}, of="department") == ["what"]
