"""A report may be changed until it is taken up; every change is written down and routed anew."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.roles import OfficeKind
from geo.models import Pin
from initiatives.clocks import from_receipt
from initiatives.editing import edit_problem
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import OfficeFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    DirectionFactory,
    ProblemCategoryFactory,
    ProblemFactory,
    ProblemPhotoFactory,
)
from tests.factories.kinds import CategorySheetFactory
from tests.factories.photos import photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem():
    region = RegionFactory(box=(71, 51, 72, 52))
    journeys.official_of(region)
    return ProblemFactory(region=region, confirmed=True)


def edit(problem, *, by=None, at=None, **facts):
    place = at or problem.location
    whole = {"lon": place.x, "lat": place.y, "category": problem.category, "text": problem.text}
    entry = edit_problem(problem, by or problem.author, **whole | facts)
    problem.refresh_from_db()
    return entry


def refusal(problem, **facts):
    with pytest.raises(Refusal) as refused:
        edit(problem, **facts)
    return refused.value.code


def test_new_words_stand_on_the_map_and_the_journal_keeps_no_old_ones(problem):
    entry = edit(problem, text="Екі шам жанбайды")

    assert Pin.objects.get(ref=problem.pk).title == "Екі шам жанбайды"
    assert (entry.verb, entry.details["changed"]) == ("edit", ["text"])
    assert "Шам жанбайды" not in str(entry.details)
    assert (entry.before, entry.after) == ("confirmed", "confirmed")


def test_another_place_is_another_region_office_and_point(problem):
    there = RegionFactory(box=(76, 43, 77, 44))
    office = journeys.official_of(there).offices[0]

    entry = edit(problem, at=there.centre)

    assert (problem.region, problem.office) == (there, office)
    assert problem.public_location.coords == pytest.approx(there.centre.coords)
    assert (entry.verb, entry.details["changed"]) == ("edit", ["place"])
    assert (problem.last_entry().verb, problem.last_entry().actor) == ("reroute", None)
    assert Pin.objects.get(ref=problem.pk).region == there


def test_another_kind_goes_to_the_office_of_that_kind(problem):
    sphere = DirectionFactory(code="D07")
    department = OfficeFactory(
        region=problem.region, kind=OfficeKind.DEPARTMENT, direction_codes=[sphere.code]
    )

    edit(problem, category=ProblemCategoryFactory(code="water", direction=sphere))

    assert problem.office == department
    assert problem.last_entry().reason_code == "category_changed"


def test_only_a_new_office_begins_its_term_anew(problem):
    received = from_receipt(problem, "confirmed")
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        edit(problem, text="Басқа сөз")
        assert from_receipt(problem, "confirmed") == received
        there = RegionFactory(box=(76, 43, 77, 44))
        journeys.official_of(there)
        edit(problem, at=there.centre)
        assert from_receipt(problem, "confirmed") > received
        assert problem.due_at > timezone.now()


def test_a_sensitive_point_is_drawn_anew_only_when_the_place_moved_away(problem):
    edit(problem, category=ProblemCategoryFactory(sensitive=True))
    home, first = problem.location, problem.public_location
    shift = first.x - home.x, first.y - home.y
    nudged = home.clone()
    nudged.y += 30 / 111_000

    edit(problem, at=nudged)
    now = problem.public_location
    assert (now.x - nudged.x, now.y - nudged.y) == pytest.approx(shift, abs=2e-6)

    far = home.clone()
    far.y += 0.02
    edit(problem, at=far)
    now = problem.public_location
    assert (now.x - far.x, now.y - far.y) != pytest.approx(shift, abs=2e-6)


def test_photos_come_and_go_but_never_the_akimats(problem, django_capture_on_commit_callbacks):
    old, theirs = (
        ProblemPhotoFactory(problem=problem),
        ProblemPhotoFactory(problem=problem, kind="after"),
    )
    storage, name = old.image.storage, old.image.name

    with django_capture_on_commit_callbacks(execute=True):
        edit(problem, photos=[photo()], without=[old.pk, theirs.pk])

    assert not storage.exists(name)
    assert sorted(problem.photos.values_list("kind", flat=True)) == ["after", "before"]
    assert refusal(problem, photos=[photo() for _ in range(5)]) == "photos_too_many"


def test_answers_change_with_their_kind(problem):
    sheet = CategorySheetFactory(category=problem.category)

    edit(problem, sheet=sheet, answers={"what": "pit"})
    assert problem.sheet_answers == {"what": "pit"}
    edit(problem, category=ProblemCategoryFactory(code="water"))
    assert (problem.sheet, problem.sheet_answers) == (None, {})


def test_nobody_else_nothing_new_nothing_late_nothing_stale(problem):
    assert refusal(problem, by=UserFactory(confirmed=True), text="x") == "not_allowed"
    assert refusal(problem, by=journeys.official_of(problem.region), text="x") == "not_allowed"
    assert refusal(problem) == "nothing_changed"
    assert refusal(problem, text="x", seen=1) == "stale"
    problem.move("take_up", by=journeys.official_of(problem.region))
    assert refusal(problem, text="x") == "edit_too_late"


def test_an_official_with_the_old_page_does_not_take_up_what_they_have_not_read(problem):
    seen = problem.last_entry().pk
    edit(problem, text="Басқа сөз")

    with pytest.raises(Refusal, match="stale"):
        problem.move("take_up", by=journeys.official_of(problem.region), seen=seen)
