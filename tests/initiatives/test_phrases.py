"""Ready answers: which fit a thing, who keeps them, and what their placeholders become."""

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from initiatives.models import AnswerTemplate
from initiatives.phrases import PLACEHOLDERS, VERBS, filled, joined, unknown_in
from initiatives.pipeline import PIPELINE
from initiatives.problem_pipeline import PROBLEM_MOVES
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemCategoryFactory, ProblemFactory
from tests.initiatives.cast import everyone

FACTS = {word: f"<{word}>" for word in PLACEHOLDERS}


def template(**facts):
    usual = {"kind": "problem", "verb": "refuse", "title": "Қаражат жоқ"}
    return AnswerTemplate.objects.create(text_kk="Жоқ", text_ru="Нет", **usual | facts)


def test_placeholders_are_filled_and_other_words_in_braces_are_named():
    text = "{number}: {place}, { date } {nothing} {}"

    assert filled(text, FACTS) == "<number>: <place>, <date> {nothing} {}"
    assert unknown_in(text) == ["nothing", ""]


@given(st.text())
def test_no_text_breaks_the_filling_and_none_is_lost(text):
    if not unknown_in(text) and "{" not in text:
        assert filled(text, FACTS) == text
    assert joined("typed", text).startswith("typed")
    assert joined(" ", text) == text


def test_every_verb_that_has_ready_answers_is_of_its_table():
    tables = {"problem": PROBLEM_MOVES, "initiative": PIPELINE}

    for kind, verbs in VERBS.items():
        assert set(verbs) <= set(tables[kind].moves)


@pytest.mark.django_db
def test_what_fits_is_of_the_office_or_above_and_of_the_kind():
    district = OfficialFactory(of=RegionFactory(under=RegionFactory()))
    office = district.offices[0]
    problem = ProblemFactory(confirmed=True, region=office.region)
    above = journeys.official_of(office.region.parent).offices[0]
    fitting = [
        template(),
        template(office=office),
        template(office=above),
        template(category=problem.category),
    ]
    template(category=ProblemCategoryFactory(code="roads"))
    template(office=OfficialFactory(of=RegionFactory()).offices[0])
    template(is_active=False)
    ofs = template(kind="initiative", verb="accept")

    assert set(AnswerTemplate.objects.fitting(problem)) == set(fitting)
    initiative = InitiativeFactory(submitted=True, region=office.region)
    assert list(AnswerTemplate.objects.fitting(initiative)) == [ofs]


@pytest.mark.django_db
def test_the_list_of_templates_and_the_permission_are_twins():
    region = RegionFactory(under=RegionFactory())
    people = everyone(region) | {"above": CoordinatorFactory(of=region.parent)}
    offices = [office for person in people.values() for office in person.offices]
    everything = [template(), *(template(office=office) for office in offices)]

    for user in [*people.values(), AnonymousUser()]:
        allowed = {t for t in everything if user.has_perm("initiatives.change_template", t)}
        assert set(AnswerTemplate.objects.kept_by(user)) == allowed
