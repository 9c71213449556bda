"""The questions the product starts with: those of all spheres, and a few of each."""

from collections import Counter

import pytest

from initiatives import reference
from initiatives.answering import missing_among
from initiatives.models import Direction, Question, Questionnaire
from initiatives.questionnaire_checks import LANGUAGES, troubles_of
from initiatives.questionnaires import begin, mark_of, publish, write_question
from tests.factories.accounts import CoordinatorFactory
from tests.factories.questions import texts

pytestmark = pytest.mark.django_db
SPHERES = [f"D{number:02}" for number in range(1, 22)]


@pytest.fixture
def own():
    """The questions of each sphere, by its code."""
    reference.load()
    sheets = Questionnaire.objects.published().exclude(direction=None).order_by("direction__code")
    return {one.direction.code: list(one.questions.all()) for one in sheets}


def test_the_first_versions_are_loaded_once_and_are_published():
    reference.load()
    reference.load()

    sheet = Questionnaire.objects.get(direction=None)
    assert sheet == Questionnaire.objects.newest_of(None)
    assert Questionnaire.objects.published().count() == 22
    questions = sheet.questions.all()
    assert len(questions) == 9
    assert troubles_of(questions) == {}
    said = {"problem": "…", "who": "…", "result": ""}
    assert missing_among(questions, said) == ["what", "result"]


def test_every_sphere_asks_four_to_six_questions_that_may_be_asked(own):
    assert list(own) == SPHERES == [*Direction.objects.in_use().values_list("code", flat=True)]
    assert {code: troubles_of(asked) for code, asked in own.items() if troubles_of(asked)} == {}
    assert {len(asked) for asked in own.values()} <= {4, 5, 6}


def test_what_is_always_asked_of_a_sphere_is_short(own):
    """A page of an application is read on a phone: a few plain questions, each in two lines."""
    for asked in own.values():
        for one in asked:
            assert all(len(getattr(one, f"name_{lang}")) <= 80 for lang in LANGUAGES), one.code


def test_no_code_stands_in_two_spheres_so_no_answer_is_taken_for_another(own):
    codes = Counter(Question.objects.values_list("code", flat=True))

    assert [code for code, times in codes.items() if times > 1] == []


def test_whatever_is_answered_in_words_has_an_example_in_three_languages(own):
    words = {Question.Kind.SHORT, Question.Kind.LONG, Question.Kind.NUMBER}
    bare = [
        q.code for asked in own.values() for q in asked if q.kind in words and not q.example_kk
    ]

    assert bare == []


def test_what_coordinators_have_published_since_is_asked_after_another_load():
    reference.load()
    keeper, sphere = CoordinatorFactory(), Direction.objects.get(code="D16")
    draft = begin(sphere, by=keeper)
    write_question(draft, by=keeper, **texts(name="Who holds the key"))
    publish(draft, by=keeper, seen=mark_of(*draft.questions.all()))

    reference.load()

    assert Questionnaire.objects.newest_of(sphere) == draft
    versions = Questionnaire.objects.filter(direction=sphere).values_list("version", flat=True)
    assert sorted(versions) == [1, 2]


def test_a_sphere_whose_coordinators_were_first_keeps_what_they_wrote():
    sphere = Direction.objects.create(code="D16", name_kk="Жайластыру")
    draft = begin(sphere, by=CoordinatorFactory())

    reference.load()

    draft.refresh_from_db()
    assert (draft.version, draft.published_at, draft.questions.count()) == (1, None, 0)


def test_planting_is_asked_about_water_and_cleaning_about_waste():
    reference.load()
    asked = Questionnaire.objects.newest_of(Direction.objects.get(code="D16")).questions.all()
    common = {"d16-land": "akimat", "d16-after": "…", "d16-pipes": "yes"}

    assert missing_among(asked, common | {"d16-what": ["trees"]}) == ["d16-water"]
    assert missing_among(asked, common | {"d16-what": ["clean"]}) == ["d16-waste"]
    assert missing_among(asked, common | {"d16-what": ["repair"]}) == []


@pytest.mark.parametrize(
    ("what", "is_asked"),
    [("memory", True), ("digs", True), ("monument", False), ("culture", False)],
)
def test_only_those_who_collect_are_asked_where_it_is_kept(own, what, is_asked):
    assert ("d21-kept" in missing_among(own["D21"], {"d21-what": what})) == is_asked
