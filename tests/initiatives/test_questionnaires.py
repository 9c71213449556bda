"""Questions are written as a draft and published; what is published never changes."""

import pgtrigger
import pytest
from django.db import InternalError, transaction

from initiatives import questionnaires
from initiatives.models import Question, Questionnaire
from initiatives.questionnaires import begin, mark_of, publish, write_question
from kernel.models import JournalEntry
from kernel.workflow import Refusal
from tests.factories.accounts import CoordinatorFactory, OfficialFactory, UserFactory
from tests.factories.initiatives import DirectionFactory, QuestionnaireFactory
from tests.factories.questions import DraftFactory, QuestionFactory, choices, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return CoordinatorFactory()


@pytest.fixture
def draft(keeper):
    """The second version of one sphere: a copy of its first."""
    today = QuestionnaireFactory(direction=DirectionFactory())
    draft = begin(today.direction, by=keeper)
    Question.objects.filter(questionnaire=draft).update(name_ru="р", name_en="e")
    return draft


def codes(sheet):
    return [one.code for one in sheet.questions.all()]


def published(draft, keeper):
    return publish(draft, by=keeper, seen=mark_of(*draft.questions.all()))


def refused(code, verb, *args, **given):
    with pytest.raises(Refusal) as refusal:
        verb(*args, **given)
    assert refusal.value.code == code


def test_a_draft_begins_as_a_copy_of_what_is_asked_today(draft):
    assert (draft.version, codes(draft)) == (2, ["what", "have"])


def test_the_first_draft_of_a_sphere_is_empty_what_all_are_asked_is_asked_anyway(keeper):
    QuestionnaireFactory()

    assert codes(begin(DirectionFactory(), by=keeper)) == []


def test_two_coordinators_meet_in_one_draft(draft):
    assert begin(draft.direction, by=CoordinatorFactory()) == draft


def test_a_published_draft_is_asked_and_the_next_one_has_the_next_number(draft, keeper):
    published(draft, keeper)

    assert Questionnaire.objects.newest_of(draft.direction) == draft
    assert begin(draft.direction, by=keeper).version == 3


def test_the_journal_says_who_published_what(draft, keeper):
    published(draft, keeper)

    entry = JournalEntry.objects.of(draft).get()
    assert (entry.verb, entry.before, entry.after) == ("publish", "draft", "published")
    assert (entry.actor, entry.details["version"]) == (keeper, 2)


@pytest.mark.parametrize("person", [OfficialFactory, UserFactory])
def test_only_coordinators_write_questions(draft, person):
    other = person()

    refused("not_allowed", begin, draft.direction, by=other)
    refused("not_allowed", write_question, draft, by=other, **texts(name="Who?"))
    refused("not_allowed", questionnaires.discard, draft, by=other, seen="")
    refused("not_allowed", publish, draft, by=other, seen=mark_of(*draft.questions.all()))


def test_no_verb_changes_a_published_version(draft, keeper):
    published(draft, keeper)
    question = draft.questions.first()

    refused("published_already", write_question, draft, by=keeper, **texts(name="Who?"))
    refused("published_already", questionnaires.move_question, question, up=True, by=keeper)
    refused("published_already", questionnaires.drop_question, question, by=keeper, seen="")
    refused("published_already", questionnaires.discard, draft, by=keeper, seen="")
    refused("published_already", publish, draft, by=keeper, seen="")


CHANGES = {
    "a question in other words": lambda sheet: sheet.questions.update(name_kk="Басқа"),
    "a question less": lambda sheet: sheet.questions.first().delete(),
    "a question more": lambda sheet: QuestionFactory(questionnaire=sheet),
    "a question from elsewhere": lambda sheet: Question.objects.exclude(
        questionnaire=sheet
    ).update(questionnaire=sheet, code="x"),
    "a question to elsewhere": lambda sheet: sheet.questions.update(questionnaire=DraftFactory()),
    "another number": lambda sheet: Questionnaire.objects.filter(pk=sheet.pk).update(version=9),
    "a draft again": lambda sheet: Questionnaire.objects.filter(pk=sheet.pk).update(
        published_at=None
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_database_refuses_to_change_what_is_published(change):
    sheet = QuestionnaireFactory()
    QuestionFactory(questionnaire__direction=DirectionFactory(code="D02"))

    with pytest.raises(InternalError), transaction.atomic():
        change(sheet)


def test_without_its_guard_a_published_version_changes():
    """The twin: it is the trigger that refuses."""
    sheet = QuestionnaireFactory()

    with pgtrigger.ignore("initiatives.Question:question_of_published_stays"):
        assert sheet.questions.update(name_kk="Басқа") == 2


def test_nobody_publishes_what_they_have_not_read(draft, keeper):
    seen = mark_of(*draft.questions.all())
    write_question(draft, by=CoordinatorFactory(), **texts(name="Who?"))

    refused("stale", publish, draft, by=keeper, seen=seen)


def test_nobody_writes_over_words_they_have_not_read(draft, keeper):
    question = draft.questions.first()
    seen = mark_of(question)
    write_question(draft, by=keeper, question=question, seen=seen, **texts(name="Mine?"))

    again = {"by": keeper, "question": question, "seen": seen}
    refused("stale", write_question, draft, **again, **texts(name="Theirs?"))


def test_nobody_drops_a_question_they_have_not_read(draft, keeper):
    question = draft.questions.first()
    seen = mark_of(question)
    write_question(draft, by=keeper, question=question, seen=seen, **texts(name="Mine?"))

    refused("stale", questionnaires.drop_question, question, by=CoordinatorFactory(), seen=seen)
    now = draft.questions.get(pk=question.pk)
    questionnaires.drop_question(now, by=keeper, seen=mark_of(now))
    assert codes(draft) == ["have"]


def test_nobody_throws_away_a_draft_they_have_not_read(draft, keeper):
    seen = mark_of(*draft.questions.all())
    write_question(draft, by=CoordinatorFactory(), **texts(name="Who?"))

    refused("stale", questionnaires.discard, draft, by=keeper, seen=seen)
    assert len(codes(draft)) == 3


def test_a_question_that_somebody_dropped_is_neither_moved_nor_dropped(draft, keeper):
    question = draft.questions.first()
    draft.questions.filter(pk=question.pk).delete()

    refused("stale", questionnaires.move_question, question, up=True, by=keeper)
    refused("stale", questionnaires.drop_question, question, by=keeper, seen=mark_of(question))


def test_a_draft_that_somebody_threw_away_refuses_every_verb(draft, keeper):
    question = draft.questions.first()
    Questionnaire.objects.filter(pk=draft.pk).delete()

    for verb, thing, given in (
        (write_question, draft, {}),
        (questionnaires.move_question, question, {"up": True}),
        (questionnaires.drop_question, question, {"seen": ""}),
        (questionnaires.discard, draft, {"seen": ""}),
        (publish, draft, {"seen": ""}),
    ):
        refused("draft_gone", verb, thing, by=keeper, **given)


def test_what_says_the_same_is_no_new_version(draft, keeper):
    published(draft, keeper)
    again = begin(draft.direction, by=keeper)

    refused("nothing_changed", published, again, keeper)


def test_an_unfinished_draft_is_not_published(draft, keeper):
    write_question(draft, by=keeper, name_kk="Кім?")

    refused("draft_unfinished", published, draft, keeper)
    refused("draft_unfinished", published, DraftFactory(direction=None, version=2), keeper)


def test_a_question_in_other_words_keeps_its_code_and_so_its_answers(draft, keeper):
    published(draft, keeper)
    draft = begin(draft.direction, by=keeper)
    question = draft.questions.get(code="what")

    write_question(
        draft, by=keeper, question=question, seen=mark_of(question), **texts(name="What then?")
    )

    assert codes(draft) == ["what", "have"]


def test_a_question_answered_in_another_way_is_another_question(draft, keeper):
    published(draft, keeper)
    draft = begin(draft.direction, by=keeper)
    question = draft.questions.get(code="what")

    write_question(draft, by=keeper, question=question, seen=mark_of(question), kind="number")

    assert codes(draft) == ["e", "have"]


def test_an_answer_less_makes_another_question_and_what_follows_follows(draft, keeper):
    QuestionFactory(
        questionnaire=draft, code="land", kind="choice", choices=choices("a", "b", "c"), ordering=3
    )
    QuestionFactory(questionnaire=draft, code="whose", asked_if={"land": ["a"]}, ordering=4)
    published(draft, keeper)
    draft = begin(draft.direction, by=keeper)
    land = draft.questions.get(code="land")

    write_question(draft, by=keeper, question=land, seen=mark_of(land), choices=choices("a", "b"))

    assert codes(draft) == ["what", "have", "land-2", "whose"]
    assert draft.questions.get(code="whose").asked_if == {"land-2": ["a"]}


def test_a_question_moves_one_place_and_stays_at_the_end(draft, keeper):
    first = draft.questions.first()

    for expected in (["have", "what"], ["have", "what"]):
        questionnaires.move_question(first, up=False, by=keeper)
        assert codes(draft) == expected
    questionnaires.move_question(first, up=True, by=keeper)
    assert codes(draft) == ["what", "have"]


def test_a_draft_that_is_thrown_away_leaves_what_is_asked_today(draft, keeper):
    questionnaires.discard(draft, by=keeper, seen=mark_of(*draft.questions.all()))

    assert Questionnaire.objects.get() == Questionnaire.objects.newest_of(draft.direction)


def test_nobody_is_asked_more_than_forty_questions(draft, keeper, monkeypatch):
    monkeypatch.setattr(questionnaires, "MOST_QUESTIONS", 2)

    refused("questions_too_many", write_question, draft, by=keeper, **texts(name="Who?"))
