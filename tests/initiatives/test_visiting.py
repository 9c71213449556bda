"""A visit: by the team, at work, once a person, thing and day, however often it is sent."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives.models import CareVisit, Initiative
from initiatives.stages import Stage
from initiatives.visiting import visit
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import (
    CoordinatorFactory,
    ModeratorFactory,
    OfficialFactory,
    UserFactory,
)
from tests.factories.care import CarePointFactory, CareVisitFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.photos import photo

pytestmark = pytest.mark.django_db


def day(days):
    return timezone.localdate() + timedelta(days)


@pytest.fixture
def point():
    return CarePointFactory(since=day(-30))


@pytest.fixture
def member(point):
    return TeamMemberFactory(initiative=point.initiative).user


def test_a_member_writes_down_how_it_was_found(point, member):
    made = visit(point, by=member, state="needs_care", note=" Бұтағы сынған ", photo=photo())

    assert (made.day, made.state, made.note) == (day(0), "needs_care", "Бұтағы сынған")
    assert made.photo.name.endswith(".webp")
    assert visit(point, by=point.initiative.lead, state="well")


@pytest.mark.parametrize("who", ["official", "asking", "left", "stranger"])
def test_nobody_outside_the_team_visits(point, who):
    initiative = point.initiative
    people = {
        "official": lambda: journeys.official_of(initiative.region),
        "asking": lambda: TeamMemberFactory(initiative=initiative, state="asked").user,
        "left": lambda: TeamMemberFactory(initiative=initiative, state="left").user,
        "stranger": UserFactory,
    }

    with pytest.raises(Refusal, match="not_allowed"):
        visit(point, by=people[who](), state="well")


@pytest.mark.parametrize("stage", [Stage.TEAM_SELECTION, Stage.EVALUATION, Stage.SUSPENDED])
def test_visits_are_written_while_the_work_goes_on(stage):
    initiative = InitiativeFactory(at_stage=stage)
    point = CarePointFactory(initiative=initiative)

    with pytest.raises(Refusal, match="not_at_work"):
        visit(point, by=initiative.lead, state="well")


@pytest.mark.parametrize(("last", "is_kept"), [(-3, True), (-2, True), (-1, False)])
def test_what_was_seen_before_the_work_was_said_to_be_done_may_come_after_it(last, is_kept):
    initiative = InitiativeFactory(at_stage=Stage.CLOSING)
    Initiative.objects.update(stage_since=timezone.now() - timedelta(days=2))
    initiative.refresh_from_db()
    point = CarePointFactory(initiative=initiative, since=day(-30))
    sent = {"state": "well", "day": day(last)}

    with pytest.raises(Refusal, match="not_allowed"):
        visit(point, by=UserFactory(), **sent)
    if is_kept:
        assert visit(point, by=initiative.lead, **sent)
        return
    with pytest.raises(Refusal, match="not_at_work"):
        visit(point, by=initiative.lead, **sent)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"state": "fine"}, "care_state_unknown"),
        ({"note": "x" * 1001}, "text_too_long"),
        ({"day": day(1)}, "visit_ahead"),
        ({"day": day(-8)}, "visit_too_old"),
        ({"photo": photo(name="x")}, None),
        ({"day": day(-7)}, None),
    ],
)
def test_what_cannot_be_is_refused(point, member, facts, code):
    if code is None:
        assert visit(point, by=member, **{"state": "well"} | facts)
        return
    with pytest.raises(Refusal, match=code):
        visit(point, by=member, **{"state": "well"} | facts)
    assert not CareVisit.objects.exists()


def test_nothing_is_visited_before_it_was_looked_after(member):
    young = CarePointFactory(initiative=member.team_places.get().initiative, since=day(-2))

    with pytest.raises(Refusal, match="visit_too_old"):
        visit(young, by=member, state="well", day=day(-3))


# --- Once -----------------------------------------------------------------------------------


def test_a_person_visits_a_thing_once_a_day_and_another_person_may_too(point, member):
    visit(point, by=member, state="well")

    with pytest.raises(Refusal, match="visited_that_day"):
        visit(point, by=member, state="gone")
    visit(point, by=member, state="well", day=day(-1))
    visit(point, by=point.initiative.lead, state="well")
    assert CareVisit.objects.count() == 3


def test_the_photo_of_a_second_visit_that_day_is_not_even_cleaned(point, member, monkeypatch):
    key = uuid4()
    first = visit(point, by=member, state="well", client_id=key)
    monkeypatch.setattr("initiatives.visiting.clean_photo", lambda _: pytest.fail("cleaned"))

    with pytest.raises(Refusal, match="visited_that_day"):
        visit(point, by=member, state="gone", photo=photo(), client_id=uuid4())
    assert visit(point, by=member, state="well", client_id=key) == first


def test_the_database_itself_refuses_the_second(point, member):
    CareVisitFactory(point=point, by=member)

    with pytest.raises(IntegrityError), transaction.atomic():
        CareVisitFactory(point=point, by=member)


def test_a_visit_sent_twice_from_a_device_is_one(point, member):
    sent = {"by": member, "state": "well", "note": "Суардым", "client_id": uuid4()}

    first, again = (visit(point, photo=photo(), **sent) for _ in range(2))

    assert first == again
    assert CareVisit.objects.count() == 1
    with pytest.raises(Refusal, match="visit_conflict"):
        visit(point, **sent | {"note": "Басқа"})


def test_an_id_of_another_person_does_not_exist(point, member):
    known = visit(point, by=member, state="well", client_id=uuid4())

    with pytest.raises(CareVisit.DoesNotExist):
        visit(point, by=point.initiative.lead, state="well", client_id=known.client_id)


def test_a_visit_that_arrives_after_the_work_has_closed_is_still_known(point, member):
    sent = {"by": member, "state": "well", "client_id": uuid4()}
    first = visit(point, **sent)
    Initiative.objects.update(stage=Stage.CLOSING)
    point.initiative.refresh_from_db()

    assert visit(point, **sent) == first


# --- Who reads ------------------------------------------------------------------------------


def test_the_exact_place_is_the_teams_and_the_deciding_offices_and_the_list_agrees():
    region = RegionFactory(under=RegionFactory())
    sent = InitiativeFactory(at_stage=Stage.IMPLEMENTATION, region=region)
    draft = InitiativeFactory(region=region, author=sent.author)
    readers = [sent.author, TeamMemberFactory(initiative=sent).user, OfficialFactory(of=region),
               OfficialFactory(of=region.parent)]  # fmt: skip
    left = TeamMemberFactory(initiative=sent, state="left").user
    others = [left, CoordinatorFactory(of=region), ModeratorFactory(of=region),
              OfficialFactory(of=RegionFactory()), UserFactory()]  # fmt: skip

    for user in readers + others:
        allowed = {i for i in (sent, draft) if user.has_perm("initiatives.read_care", i)}
        assert set(Initiative.objects.care_read_by(user)) == allowed
        assert (sent in allowed) == (user in readers)
        assert (draft in allowed) == (user == sent.author)
