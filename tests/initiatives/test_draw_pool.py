"""Whom the lot may meet: bodies with a voice, and nobody who has an interest in the result."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.roles import OfficeKind
from initiatives import drawing, evaluating, teaming
from kernel.models import JournalEntry
from tests.factories import journeys
from tests.factories.accounts import (
    MembershipFactory,
    OfficeFactory,
    OfficialFactory,
    UserFactory,
)
from tests.factories.community import SupportFactory
from tests.factories.drawing import body, closing_among_bodies, pool_of
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, NeedFactory, TeamMemberFactory
from tests.factories.resources import (
    BusinessFactory,
    LegalPersonFactory,
    RepresentativeFactory,
    pledged,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def closing():
    return closing_among_bodies()


def speaker_of(tied):
    return tied.representatives.first().user


def tied_by_team(initiative, tied):
    TeamMemberFactory(initiative=initiative, user=speaker_of(tied))


def tied_by_having_left_the_team(initiative, tied):
    joined = {"user": speaker_of(tied), "joined_at": timezone.now()}
    member = TeamMemberFactory(initiative=initiative, **joined)
    teaming.leave(member, by=member.user)


def tied_by_having_spoken_for_it_once(initiative, tied):
    day = timezone.localdate() - timedelta(days=1)
    RepresentativeFactory(owner=tied, user=initiative.lead, since=day, until=day)


def tied_by_a_promise(initiative, tied):
    need = NeedFactory(initiative=initiative, kind="thing")
    type(initiative).objects.filter(pk=initiative.pk).update(stage="team_selection")
    pledged(tied, need, quantity=1)
    type(initiative).objects.filter(pk=initiative.pk).update(stage="closing")
    initiative.refresh_from_db()


def tied_by_the_office_that_decided(initiative, tied):
    MembershipFactory(user=speaker_of(tied), office=initiative.office)


def tied_by_the_office_that_had_it_before(initiative, tied):
    """It was forwarded by somebody above, so nobody of that office made a move."""
    before = OfficeFactory(region=initiative.region)
    MembershipFactory(user=speaker_of(tied), office=before)
    forwarded = {"office_before_id": before.pk, "office_id": initiative.office_id}
    entry = {"workflow": "initiative", "verb": "forward", "after": initiative.stage}
    JournalEntry.objects.write(initiative, actor=None, given=forwarded, **entry)


def tied_by_the_office_that_refused(initiative, tied):
    """An appeal has led it away from there since."""
    MembershipFactory(user=speaker_of(tied), office=initiative.office)
    above = OfficialFactory(of=initiative.region.parent)
    initiative.office = above.offices[0]
    initiative.save()


def tied_by_the_front_office_that_sees_the_evidence(initiative, tied):
    coordinator = journeys.staff_of(initiative.region, OfficeKind.COORDINATOR)
    MembershipFactory(user=speaker_of(tied), office=coordinator.offices[0])


def tied_by_the_office_that_calls_for_it(initiative, tied):
    initiative.called_by = MembershipFactory(user=speaker_of(tied)).office
    initiative.save()


def tied_by_being_affected(initiative, tied):
    SupportFactory(subject=initiative, user=speaker_of(tied))


@pytest.mark.parametrize(
    "tie",
    [
        tied_by_team, tied_by_having_left_the_team, tied_by_having_spoken_for_it_once,
        tied_by_a_promise, tied_by_the_office_that_decided, tied_by_being_affected,
        tied_by_the_office_that_had_it_before, tied_by_the_office_that_refused,
        tied_by_the_front_office_that_sees_the_evidence, tied_by_the_office_that_calls_for_it,
    ],
)  # fmt: skip
def test_nobody_with_an_interest_in_the_result_is_in_the_draw(closing, tie):
    tied, free = body(closing.region), body(closing.region)
    tie(closing, tied)

    pool = pool_of(closing)

    assert tied.pk not in pool
    assert free.pk in pool


def test_a_post_of_the_author_elsewhere_bars_no_colleague(closing):
    """Proposing is no deciding."""
    free = body(closing.region)
    seat = MembershipFactory(user=closing.author)
    MembershipFactory(user=speaker_of(free), office=seat.office)

    assert free.pk in pool_of(closing)


def test_an_appeal_and_a_forwarding_keep_from_where_they_led_away():
    initiative = InitiativeFactory(at_stage="refused")
    before = initiative.office

    journeys.make("appeal", initiative)

    assert initiative.office != before
    assert initiative.last_entry().details["office_before_id"] == before.pk


def test_without_the_guard_the_tied_would_be_drawn(closing, monkeypatch):
    """The twin."""
    tied = body(closing.region)
    tied_by_team(closing, tied)
    monkeypatch.setattr(drawing, "interested_in", lambda _initiative: set())

    assert tied.pk in pool_of(closing)


def test_only_verified_organisations_of_the_region_with_a_voice_are_in_the_draw(closing):
    region = closing.region
    elsewhere, unverified = body(RegionFactory()), body(region, verified=False)
    business = BusinessFactory(region=region, led_by=UserFactory(confirmed=True))
    LegalPersonFactory(owner=business, stage="verified")
    silent = body(region)
    silent.representatives.update(
        until=timezone.localdate() - timedelta(days=1), since=date(2020, 1, 1)
    )

    pool = pool_of(closing)

    assert len(pool) == 3
    assert not pool & {elsewhere.pk, unverified.pk, business.pk, silent.pk}


def test_no_front_office_of_the_same_region_or_of_the_country_is_in_the_draw(closing):
    region = closing.region.parent
    near = [journeys.staff_of(unit, OfficeKind.COORDINATOR) for unit in (closing.region, region)]

    pool = pool_of(closing, kind="front_office")

    assert len(pool) == 1
    assert not pool & {person.offices[0].pk for person in near}


def test_drawing_costs_the_same_queries_however_many_could_be_drawn(
    closing, django_assert_max_num_queries
):
    for _ in range(12):
        body(closing.region)
    opening = journeys.make("suspend", closing) and closing.last_entry()
    evaluation = evaluating.open_round(closing, set())

    with django_assert_max_num_queries(17):
        drawing.draw(evaluation, opening, asked=set())

    assert len(evaluation.draw.pool) == 16
