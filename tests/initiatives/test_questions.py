"""Questions about a kind of problem: versioned, conditional, and one that stops the form."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from initiatives import reference
from initiatives.models import CategorySheet, Problem, ProblemCategory
from initiatives.reporting import report_problem
from kernel.workflow import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.kinds import STOP_QUESTION, CategorySheetFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    return CategorySheetFactory()


def test_an_answer_is_kept_with_the_version_it_was_given_to(sheet, clean_cache):
    place = RegionFactory().centre
    facts = {"lon": place.x, "lat": place.y, "category": sheet.category}
    said = {"what": "manhole", "fenced": "no", "unasked": "x"}

    problem = report_problem(**facts, sheet=sheet, answers=said, author=UserFactory())
    newer = CategorySheetFactory(category=sheet.category, version=2)

    problem.refresh_from_db()
    assert (problem.sheet, problem.sheet_answers) == (sheet, {"what": "manhole", "fenced": "no"})
    assert CategorySheet.objects.current_for(sheet.category) == newer


def test_a_question_follows_only_from_the_answer_it_belongs_to(sheet):
    def asked(**said):
        return [one.code for one in sheet.asked(said)]

    assert asked() == ["what", "words"]
    assert asked(what="manhole") == ["what", "fenced", "words"]
    assert sheet.kept({"what": "pit", "fenced": "no"}) == {"what": "pit"}


@pytest.mark.parametrize("answer", ["river", "<b>", "\x00"])
def test_an_answer_that_is_none_of_the_choices_is_refused(sheet, answer):
    with pytest.raises(Refusal, match="answer_unknown"):
        sheet.kept({"what": answer})


def test_a_stop_answer_ends_the_report_and_nothing_is_kept(clean_cache):
    stop = CategorySheetFactory(questions=STOP_QUESTION)
    place = RegionFactory().centre
    facts = {"lon": place.x, "lat": place.y, "category": stop.category, "sheet": stop}

    with pytest.raises(Refusal, match="answer_stops"):
        report_problem(**facts, answers={"danger_now": "yes"})
    assert Problem.objects.count() == 0
    assert report_problem(**facts, answers={"danger_now": "no"}).sheet_answers


def test_only_what_ends_the_form_must_be_answered(sheet):
    stop = CategorySheetFactory(questions=STOP_QUESTION, version=2)

    assert sheet.missing_in({}) == []
    assert [one.code for one in stop.missing_in({})] == ["danger_now"]


def test_the_questions_the_product_starts_with_are_whole():
    reference.load()
    reference.load()
    path = Path(settings.BASE_DIR) / "fixtures" / "reference" / "category_questions.json"
    told = json.loads(path.read_text("utf-8"))

    assert CategorySheet.objects.count() == len(told)
    for sheet in CategorySheet.objects.current():
        codes = [one.code for one in sheet.questions.all()]
        for one in sheet.questions.all():
            assert all((one.name_kk, one.name_ru, one.name_en))
            assert set(one.asked_if) <= set(codes[: codes.index(one.code)])
            assert set(one.stops_on) <= set(one.codes)
            assert bool(one.stops_on) == all((one.stop_kk, one.stop_ru, one.stop_en))


def test_every_emergency_has_a_stop_question_and_a_number_to_call():
    reference.load()

    for kind in ProblemCategory.objects.filter(is_emergency=True):
        sheet = CategorySheet.objects.current_for(kind)
        assert any(one.stops_on and not one.is_skippable for one in sheet.questions.all())
        assert kind.phones.filter(number="112").exists()
