"""Notes of the desk: its keepers read and write them, and an edit is seen."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from initiatives import noting
from initiatives.models import Initiative, Note, Problem
from initiatives.stages import ProblemStage, Stage
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory
from tests.initiatives.cast import around, everyone

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem():
    return ProblemFactory(confirmed=True)


@pytest.fixture
def official(problem):
    return journeys.official_of(problem.region)


@pytest.mark.parametrize(
    ("model", "factory", "stages"),
    [(Problem, ProblemFactory, ProblemStage), (Initiative, InitiativeFactory, Stage)],
)
def test_the_desks_one_keeps_and_the_permissions_are_twins(model, factory, stages):
    region = RegionFactory()
    people = everyone(region)
    everything = [factory(at_stage=stage, region=region) for stage in stages]
    people |= around(everything[3]) if model is Initiative else {"author": everything[3].author}

    for user in [*people.values(), AnonymousUser()]:
        for permission, rows in (
            ("initiatives.keep_desk", model.objects.kept_by(user)),
            ("initiatives.assign", model.objects.assignable_by(user)),
        ):
            allowed = {one for one in everything if user.has_perm(permission, one)}
            assert set(rows) & set(everything) == allowed


def test_the_list_of_notes_and_the_permission_are_twins(problem):
    initiative = InitiativeFactory(submitted=True, region=problem.region)
    people = everyone(problem.region) | {"author": problem.author, "writer": initiative.author}
    official = journeys.official_of(problem.region)
    notes = [noting.write_note(thing, "Тексеру керек", by=official) for thing in
             (problem, initiative)]  # fmt: skip

    for user in [*people.values(), AnonymousUser()]:
        allowed = {n for n in notes if user.has_perm("initiatives.keep_desk", n.thing)}
        assert set(Note.objects.kept_by(user)) == allowed


def test_an_edit_keeps_what_stood_there_before(problem, official):
    note = noting.write_note(problem, "Бірінші", by=official)

    noting.edit_note(note, " Екінші ", by=official)
    noting.edit_note(note, "Екінші", by=official)

    note.refresh_from_db()
    assert (note.text, bool(note.edited_at)) == ("Екінші", True)
    assert [version.text for version in note.versions.all()] == ["Бірінші"]


def test_only_its_author_edits_a_note(problem, official):
    note = noting.write_note(problem, "Бірінші", by=official)
    colleague = everyone(problem.region)["coordinator"]

    with pytest.raises(Refusal) as refused:
        noting.edit_note(note, "Басқа", by=colleague)

    assert refused.value.code == "not_allowed"


@pytest.mark.parametrize(("text", "code"), [("  ", "note_missing"), ("ұ" * 4001, "text_too_long")])
def test_an_empty_or_endless_note_is_refused(problem, official, text, code):
    with pytest.raises(Refusal) as refused:
        noting.write_note(problem, text, by=official)

    assert refused.value.code == code


def test_a_note_is_about_exactly_one_thing(official):
    with pytest.raises(IntegrityError, match="note_is_about_one_thing"):
        Note.objects.create(author=official, text="Ешнәрсе туралы")
