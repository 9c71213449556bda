"""Going round again and again: one round at a time, each thing counted once in it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives import caring
from initiatives.models import CareRound
from initiatives.stages import Stage
from kernel.workflow import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.care import (
    CareKindFactory,
    CarePointFactory,
    CareRoundFactory,
    CareVisitFactory,
)
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory

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


def test_a_round_gives_the_working_stage_its_date_and_no_other_stage(at_work):
    add(at_work)

    one = caring.begin_round(at_work, by=at_work.lead, until=day(30))

    at_work.refresh_from_db()
    assert (one.number, one.since, one.is_on) == (1, day(0), True)
    assert at_work.stage == Stage.IMPLEMENTATION
    assert timezone.localtime(at_work.due_at).date() == at_work.plan_ends
    assert at_work.plan_ends >= day(30)


@pytest.mark.parametrize(
    ("until", "code"), [(-1, "round_until_past"), (367, "round_too_long"), (5, None)]
)
def test_a_round_ends_on_a_day_to_come_within_a_year(at_work, until, code):
    add(at_work)

    if code is None:
        assert caring.begin_round(at_work, by=at_work.lead, until=day(until))
        return
    with pytest.raises(Refusal, match=code):
        caring.begin_round(at_work, by=at_work.lead, until=day(until))


def test_the_journal_keeps_which_date_a_lead_gave_the_work(at_work):
    add(at_work)
    caring.begin_round(at_work, by=at_work.lead, until=day(30))
    with pytest.raises(Refusal, match="round_is_on"):
        caring.begin_round(at_work, by=at_work.lead, until=day(60))

    noted = at_work.desk_journal().filter(verb="round").get()

    assert noted.actor == at_work.lead
    assert noted.details == {"number": 1, "until": day(30).isoformat()}
    assert not at_work.journal().filter(verb="round").exists()


def test_a_round_goes_on_until_it_is_over_or_everything_there_was_seen(at_work):
    tree, stump = add(at_work), add(at_work, title="Түбір")
    CareVisitFactory(point=stump, day=day(-9), state="gone")
    CareRoundFactory(initiative=at_work, since=day(-5), until=day(5))

    with pytest.raises(Refusal, match="round_is_on"):
        caring.begin_round(at_work, by=at_work.lead, until=day(30))
    CareVisitFactory(point=tree)
    second = caring.begin_round(at_work, by=at_work.lead, until=day(30))

    first = at_work.care_rounds.get(number=1)
    assert (first.until, second.number, second.since) == (day(-1), 2, day(0))
    with pytest.raises(Refusal, match="round_is_on"):  # begun today, it goes on until tonight
        caring.begin_round(at_work, by=at_work.lead, until=day(40))


def test_a_round_is_begun_by_the_lead_at_work_with_something_to_visit(at_work):
    with pytest.raises(Refusal, match="care_points_missing"):
        caring.begin_round(at_work, by=at_work.lead, until=day(9))
    add(at_work)
    for stranger in (TeamMemberFactory(initiative=at_work).user, UserFactory()):
        with pytest.raises(Refusal, match="not_allowed"):
            caring.begin_round(at_work, by=stranger, until=day(9))
    gathering = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    with pytest.raises(Refusal, match="not_allowed"):
        caring.begin_round(gathering, by=gathering.lead, until=day(9))


def test_the_database_itself_refuses_two_rounds_at_once():
    first = CareRoundFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        CareRoundFactory(initiative=first.initiative, number=2, since=first.until)
    CareRoundFactory(initiative=first.initiative, number=2, since=day(31), until=day(40))


def test_a_round_counts_each_thing_once_and_only_its_own_days():
    one = CareRoundFactory(since=day(-5), until=day(5))
    seen, unseen = CarePointFactory.create_batch(2, initiative=one.initiative)
    CareVisitFactory.create_batch(2, point=seen)
    CareVisitFactory(point=unseen, day=day(-6))
    CareVisitFactory()

    assert CareRound.objects.with_seen().get().seen == 1
