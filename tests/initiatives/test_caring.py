"""Things looked after for years: said by the lead, due by their kind, gone round again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from geo.models import Pin
from geo.precision import cell_of
from initiatives import caring, moderating, reference
from initiatives.models import CareKind, CarePoint
from initiatives.stages import Stage
from initiatives.visiting import visit
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.care import (
    CareKindFactory,
    CarePointFactory,
    CareVisitFactory,
)
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.photos import photo

pytestmark = pytest.mark.django_db
FAR_EAST, FAR_NORTH = 0.0131, 0.0077


def day(days):
    return timezone.localdate() + timedelta(days)


@pytest.fixture
def at_work():
    region = RegionFactory(box=(76.9, 43.2, 77.4, 43.7))
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION, region=region)


def add(initiative, *, by=None, lon=None, lat=None, **facts):
    kind = facts.pop("kind", None) or CareKindFactory()
    place = {"lon": lon or initiative.location.x, "lat": lat or initiative.location.y}
    return caring.add_care_point(initiative, by=by or initiative.lead, kind=kind, **place, **facts)


def test_the_lead_says_what_is_looked_after_and_twice_is_once(at_work):
    first, same = add(at_work, title="Емен"), add(at_work, title=" Емен ")
    other = add(at_work, title="Қайың")

    assert first == same
    assert (first.number, other.number) == (1, 2)
    assert first.since == day(0)


@pytest.mark.parametrize("who", ["member", "official", "stranger"])
def test_nobody_else_says_it(at_work, who):
    people = {
        "member": lambda: TeamMemberFactory(initiative=at_work).user,
        "official": lambda: journeys.official_of(at_work.region),
        "stranger": UserFactory,
    }

    with pytest.raises(Refusal, match="not_allowed"):
        add(at_work, by=people[who]())


@pytest.mark.parametrize("stage", [Stage.CLOSING, Stage.SOLVED, Stage.SUBMITTED, Stage.WITHDRAWN])
def test_what_is_looked_after_is_said_while_people_gather_and_in_a_draft(stage):
    initiative = InitiativeFactory(at_stage=stage)

    with pytest.raises(Refusal, match="not_allowed"):
        add(initiative)
    assert add(InitiativeFactory()).number == 1


def test_a_place_outside_the_region_an_unknown_kind_and_too_many_are_refused(at_work, monkeypatch):
    elsewhere = RegionFactory(box=(60, 50, 61, 51))
    CareKindFactory(code="old", is_active=False)

    with pytest.raises(Refusal, match="care_point_far"):
        add(at_work, lon=elsewhere.centre.x, lat=elsewhere.centre.y)
    with pytest.raises(Refusal, match="outside_kazakhstan"):
        add(at_work, lon=10.5, lat=50.5)
    with pytest.raises(Refusal, match="care_kind_unknown"):
        add(at_work, kind=CareKind.objects.get(code="old"))
    monkeypatch.setattr(caring, "MOST_POINTS", 0)
    with pytest.raises(Refusal, match="care_points_too_many"):
        add(at_work)


def test_a_mistake_is_taken_back_until_somebody_was_there(at_work):
    wrong, seen = add(at_work), add(at_work, title="Емен")
    CareVisitFactory(point=seen)

    for _ in range(2):
        caring.drop_care_point(wrong, by=at_work.lead)

    with pytest.raises(Refusal, match="care_point_was_visited"):
        caring.drop_care_point(seen, by=at_work.lead)
    with pytest.raises(Refusal, match="not_allowed"):
        caring.drop_care_point(seen, by=UserFactory())
    assert list(at_work.care_points.all()) == [seen]
    assert add(at_work, title="Терек").number == 3


# --- Due ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "state", "due", "is_overdue"),
    [
        (None, None, -10, True),  # never visited: since it is looked after
        (-11, "well", -1, True),
        (-10, "well", 0, False),
        (-11, "needs_care", -1, True),
        (-11, "gone", -1, False),
        (0, "well", 10, False),
    ],
)
def test_the_next_look_is_due_by_the_interval_of_the_kind(last, state, due, is_overdue):
    point = CarePointFactory(since=day(-20))
    if state:
        CareVisitFactory(point=point, day=day(-15), state="well")
        CareVisitFactory(point=point, day=day(last), state=state)

    assert CarePoint.objects.with_care().get().due_on == day(due)
    assert CarePoint.objects.overdue().exists() == is_overdue


def test_the_longest_waiting_stand_first_and_what_came_back_is_there_again():
    initiative = InitiativeFactory(at_stage="implementation")
    late, later, back = (
        CarePointFactory(initiative=initiative, since=day(-since)) for since in (15, 20, 40)
    )
    CareVisitFactory(point=back, day=day(-30), state="gone")
    CareVisitFactory(point=back, day=day(-12), state="well")

    assert list(initiative.care_points.overdue()) == [later, late, back]


def test_the_tally_counts_everything_once_in_one_statement(django_assert_num_queries):
    initiative = InitiativeFactory(at_stage="implementation")
    states = ("well", "needs_care", "gone", None, None)
    for number, state in enumerate(states):
        point = CarePointFactory(initiative=initiative, since=day(-11 * number))
        if state:
            CareVisitFactory.create_batch(2, point=point, state=state)
    CarePointFactory(since=day(-99))

    with django_assert_num_queries(1):
        found = initiative.care_points.all().tallied()

    assert found == {"looked_after": 2, "overdue": 2, "needs_care": 1, "gone": 1}


# --- Cells ----------------------------------------------------------------------------------


def test_a_sensitive_kind_is_shown_as_a_cell_and_another_where_it_is(at_work):
    tree = add(at_work)
    rock = add(at_work, kind=CareKindFactory(sensitive=True), lon=77.123456, lat=43.456789)

    assert tree.public_location == tree.location
    assert rock.public_location == cell_of(rock.location, km=5).centre
    assert rock.public_location.distance(rock.location) > 0
    assert rock.cell.west <= rock.location.x <= rock.cell.east
    assert rock.cell.south <= rock.location.y <= rock.cell.north


def test_every_place_of_a_cell_is_told_as_the_same_place(at_work):
    kind = CareKindFactory(sensitive=True)
    cell = cell_of(at_work.location, km=5)
    inside = [
        (cell.west + FAR_EAST, cell.south + FAR_NORTH),
        (cell.east - 0.001, cell.north - 0.001),
    ]

    told = {
        add(at_work, kind=kind, lon=lon, lat=lat).public_location.coords for lon, lat in inside
    }

    assert told == {cell.centre.coords}


def test_a_kind_that_becomes_sensitive_hides_what_is_there_already(at_work):
    tree = add(at_work)

    CareKind.objects.update(cell_km=5)

    tree.kind.refresh_from_db()
    assert tree.public_location == tree.cell.centre != tree.location


def test_an_initiative_about_a_sensitive_place_is_a_cell_itself_from_then_on(at_work):
    assert at_work.public_location == at_work.location

    rock = add(at_work, kind=CareKindFactory(sensitive=True))

    at_work.refresh_from_db()
    cell = cell_of(at_work.location, km=5)
    assert at_work.public_location == cell.centre
    assert Pin.objects.get(kind="initiative", ref=at_work.pk).point == cell.centre
    caring.drop_care_point(rock, by=at_work.lead)
    at_work.refresh_from_db()
    assert at_work.public_location == cell.centre, "what was hidden stays hidden"


def test_a_draft_about_a_sensitive_place_is_never_public_at_its_point():
    draft = InitiativeFactory(region=RegionFactory(box=(76.9, 43.2, 77.4, 43.7)))
    add(draft, kind=CareKindFactory(sensitive=True))

    journeys.walk(draft, to=Stage.SUBMITTED)

    assert draft.public_location == cell_of(draft.location, km=5).centre != draft.location


# --- Forgetting, reference ------------------------------------------------------------------


def test_a_forgotten_initiative_leaves_no_exact_place_and_no_photo(
    django_capture_on_commit_callbacks,
):
    point = CarePointFactory()
    kept = visit(point, by=point.initiative.lead, state="well", photo=photo()).photo
    assert kept.storage.exists(kept.name)

    with django_capture_on_commit_callbacks(execute=True):
        moderating.forget_initiative(point.initiative)

    assert not CarePoint.objects.exists()
    assert not kept.storage.exists(kept.name)


def test_the_reference_names_kinds_in_three_languages_and_hides_what_must_not_be_found():
    reference.load()
    reference.load()

    kinds = CareKind.objects.in_use()
    assert all((kind.name_kk, kind.name_ru, kind.name_en) for kind in kinds)
    assert {kind.code for kind in kinds if kind.is_sensitive} == {"petroglyph", "rare-plant"}
    assert kinds.get(code="feeding-point").every_days == 1
