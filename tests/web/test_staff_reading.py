"""The staff admin reads what happened, keeps the words, and moves nothing."""

import pytest
from django.contrib import admin
from django.contrib.admin.options import ModelAdmin
from django.urls import reverse

from initiatives.models import Initiative, Problem
from initiatives.stages import Stage
from kernel.models import JournalEntry, Staged
from tests.factories.accounts import OperatorFactory
from tests.factories.geo import PlaceNameFactory
from tests.factories.initiatives import (
    DirectionFactory,
    InitiativeFactory,
    ProblemFactory,
    QuestionnaireFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(OperatorFactory(is_superuser=True))
    return client


def page(thing, name="change"):
    meta = thing._meta
    args = [thing.pk] if name == "change" else []
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=args)


def own_pages():
    apps = {"initiatives", "geo", "kernel"}
    return [m for m in admin.site._registry if m._meta.app_label in apps]


@pytest.mark.parametrize("model", own_pages(), ids=lambda model: model.__name__)
def test_every_list_opens(staff, model):
    assert staff.get(page(model, "changelist")).status_code == 200


def test_a_change_page_costs_no_surprises(staff):
    for thing in (InitiativeFactory(at_stage=Stage.CLOSING), ProblemFactory(confirmed=True)):
        assert staff.get(page(thing)).status_code == 200


@pytest.mark.parametrize("factory", [InitiativeFactory, ProblemFactory])
def test_nothing_is_moved_added_or_deleted_from_here(staff, factory):
    first = "submitted" if factory is InitiativeFactory else "confirmed"
    thing = factory(at_stage=first)

    assert staff.post(page(thing), {"stage": "closed"}).status_code == 403
    assert staff.get(page(thing, "add")).status_code == 403
    delete = reverse(f"admin:initiatives_{thing._meta.model_name}_delete", args=[thing.pk])
    assert staff.post(delete, {"post": "yes"}).status_code == 403
    thing.refresh_from_db()
    assert thing.stage == first


def test_no_form_of_the_admin_holds_a_stage():
    for model, options in admin.site._registry.items():
        if issubclass(model, Staged):
            assert isinstance(options, ModelAdmin)
            assert not options.has_change_permission(None)


def test_the_journal_is_read_only(staff):
    entry = InitiativeFactory(submitted=True).last_entry()

    assert staff.get(page(entry)).status_code == 200
    assert staff.post(page(entry), {"reason": "rewritten"}).status_code == 403
    assert staff.get(page(JournalEntry, "add")).status_code == 403


def test_a_draft_and_a_private_place_are_not_shown(staff):
    InitiativeFactory(title="Жасырын ой")
    problem = ProblemFactory(confirmed=True)

    assert "Жасырын ой" not in staff.get(page(Initiative, "changelist")).text
    shown = staff.get(page(problem)).text
    assert str(round(problem.location.x, 4)) not in shown
    assert problem.author.phone not in shown


def test_a_word_keeps_its_code_and_may_be_renamed(staff):
    word = DirectionFactory(code="D16")

    typed = {"name_kk": "Жаңа ат", "name_ru": "", "name_en": "", "code": "D99", "ordering": "3"}
    staff.post(page(word), typed | {"kind": "practical", "is_active": "on"})

    word.refresh_from_db()
    assert (word.code, word.name_kk) == ("D16", "Жаңа ат")


def test_questions_of_an_application_are_read_here_and_written_on_the_site(staff):
    published = QuestionnaireFactory()
    draft = QuestionnaireFactory(version=2, questions=False)

    for sheet in (published, draft):
        assert "questions-0-name_kk" not in staff.get(page(sheet)).text
        assert staff.post(page(sheet), {"version": "9"}).status_code == 403


def test_a_place_has_the_map_widget_and_no_tile_of_strangers(staff):
    shown = staff.get(page(PlaceNameFactory())).text

    assert "leaflet" in shown
    assert "openstreetmap.org" not in shown


def test_initiatives_and_problems_are_registered():
    assert {Initiative, Problem} <= set(admin.site._registry)
