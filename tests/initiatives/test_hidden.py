"""What moderators hide leaves every public door and comes back exactly as it was."""

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from community.models import DecisionStage as D
from geo.fields import point
from geo.models import Pin
from initiatives.duplicates import likely_duplicates
from initiatives.models import Initiative, Problem, ProblemPhoto
from resources.offering import initiatives_within_reach
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.community import make, moderators_of, under_moderation
from tests.factories.initiatives import (
    InitiativeFactory,
    ProblemFactory,
    ProblemPhotoFactory,
    TeamMemberFactory,
)
from tests.factories.resources import VolunteerFactory
from tests.retention import aged

pytestmark = pytest.mark.django_db
KIND = {Problem: "problem", Initiative: "initiative"}
STAGE = {Problem: "acknowledged", Initiative: "team_selection"}
FACTORIES = [ProblemFactory, InitiativeFactory]


def row_of(thing):
    """Everything the database knows of it."""
    return type(thing).objects.filter(pk=thing.pk).values().get()


def pins_of(thing):
    pins = Pin.objects.filter(kind=KIND[type(thing)], ref=thing.pk)
    return [{**pin, "id": 0, "changed_at": 0} for pin in pins.values()]


@pytest.fixture(params=FACTORIES, ids=["problem", "initiative"])
def thing(request):
    factory = request.param
    return factory(at_stage=STAGE[factory._meta.model])


def test_a_hidden_thing_is_off_the_map_and_out_of_every_list(thing):
    rows, guest = type(thing).objects, AnonymousUser()
    assert pins_of(thing)

    under_moderation(thing, at_stage=D.HIDDEN)

    assert not pins_of(thing)
    assert thing not in rows.visible_to(guest)
    assert thing not in rows.visible_to(UserFactory(confirmed=True))
    assert thing not in rows.on_the_map()


def test_its_author_and_those_on_duty_still_see_it(thing):
    under_moderation(thing, at_stage=D.HIDDEN)
    official = OfficialFactory(of=thing.region)

    for person in (thing.author, official, moderators_of(thing.region)[0]):
        assert thing in type(thing).objects.visible_to(person)
        assert person.has_perm(f"initiatives.view_{KIND[type(thing)]}", row(thing))


def row(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_restored_it_is_exactly_what_it_was(thing):
    before, drawn = row_of(thing), pins_of(thing)
    decision = under_moderation(thing, at_stage=D.HIDDEN)
    assert row_of(thing) != before

    make("restore", decision)

    assert row_of(thing) == before
    assert pins_of(thing) == drawn


def test_a_move_made_meanwhile_draws_no_pin_of_what_is_hidden():
    problem = ProblemFactory(at_stage="confirmed")
    decision = under_moderation(problem, at_stage=D.HIDDEN)

    row(problem).move("take_up", by=OfficialFactory(of=problem.region))
    assert not pins_of(problem)

    make("restore", decision)
    assert [pin["stage"] for pin in pins_of(problem)] == ["acknowledged"]


def test_it_is_no_duplicate_of_anything():
    problem = ProblemFactory(confirmed=True)
    assert likely_duplicates(problem.public_location, text=problem.text) == [problem]

    under_moderation(problem, at_stage=D.HIDDEN)

    assert likely_duplicates(problem.public_location, text=problem.text) == []


def test_nobody_nearby_is_called_to_a_hidden_initiative():
    initiative = InitiativeFactory(at_stage="team_selection")
    helper = VolunteerFactory(at=initiative.location)
    assert initiative in initiatives_within_reach(helper)

    under_moderation(initiative, at_stage=D.HIDDEN)

    assert initiative not in initiatives_within_reach(helper)


def test_a_hidden_photo_leaves_its_problem_where_it_is():
    photo = ProblemPhotoFactory(problem__confirmed=True)

    decision = under_moderation(photo, at_stage=D.HIDDEN)

    assert photo not in ProblemPhoto.objects.shown()
    assert pins_of(photo.problem)
    make("restore", decision)
    assert photo in ProblemPhoto.objects.shown()


@pytest.mark.parametrize("factory", FACTORIES, ids=["problem", "initiative"])
def test_a_deleted_thing_keeps_its_number_and_none_of_its_words(factory):
    words = {"text": "CANARY"} if factory is ProblemFactory else {"summary": "CANARY"}
    thing = factory(at_stage=STAGE[factory._meta.model], **words)
    if factory is InitiativeFactory:
        TeamMemberFactory(initiative=thing, message="CANARY")

    decision = under_moderation(thing, at_stage=D.DELETED)

    left = row_of(thing)
    assert "CANARY" not in str(left)
    assert left["number"] == thing.number == decision.number
    assert (decision.breach, decision.stage) == ("child", "deleted")
    assert decision.journal().get(verb="confirm_deletion").actor != decision.decided_by
    if factory is InitiativeFactory:
        assert not thing.members.exclude(message="").exists()


def test_a_deleted_initiative_leaves_nothing_of_its_plan_and_no_paper(
    django_capture_on_commit_callbacks,
):
    thing = InitiativeFactory(at_stage="team_selection")
    aged.application(thing, thing.author)
    file = Path(thing.documents.get().file.path)
    assert file.exists()

    with django_capture_on_commit_callbacks(execute=True):
        under_moderation(thing, at_stage=D.DELETED)

    assert not file.exists()
    lines = ("milestones", "budget_lines", "co_authors", "documents", "needs", "seats")
    assert "CANARY" not in str([[*getattr(thing, name).values()] for name in lines])
    assert thing.needs.count() == thing.seats.count() == 1


def test_a_deleted_problem_has_no_exact_place_and_no_photo():
    problem = ProblemFactory(confirmed=True)
    problem.location = point(problem.location.x + 0.001, problem.location.y)
    problem.save()
    ProblemPhotoFactory(problem=problem)

    under_moderation(problem, at_stage=D.DELETED)

    left = row(problem)
    assert left.location == left.public_location
    assert not left.photos.exists()
