from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from geo.models import Pin
from initiatives import needing, pins
from initiatives.coverage import coverage_of
from initiatives.models import Need
from initiatives.stages import Stage
from kernel.workflow import Refusal
from resources.models import Pledge
from resources.models.pledge import COUNTS, PledgeStage
from resources.pledging import PLEDGE_MOVES, promise, release_all
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, NeedFactory
from tests.factories.resources import (
    BusinessFactory,
    OrganisationFactory,
    RepresentativeFactory,
    VolunteerFactory,
    pledged,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.TEAM_SELECTION)


@pytest.fixture
def spades(initiative):
    return NeedFactory(initiative=initiative, kind=Need.Kind.THING, wanted=10)


@pytest.fixture
def business():
    return BusinessFactory(led_by=UserFactory(confirmed=True))


def test_only_what_was_accepted_or_given_covers_a_need(spades, business):
    pledge = pledged(business, spades, quantity=4)
    assert coverage_of(spades) == 0

    pledge.move("accept", by=spades.initiative.lead)
    assert coverage_of(spades) == 4

    pledge.move("give", by=spades.initiative.lead)
    assert coverage_of(spades) == 4


@pytest.mark.parametrize("stage", [*PledgeStage])
def test_each_stage_counts_or_does_not(stage, spades, business):
    pledge = Pledge.objects.create(owner=business, need=spades, quantity=3)
    Pledge.objects.filter(pk=pledge.pk).update(stage=stage)

    assert coverage_of(spades) == (3 if stage in COUNTS else 0)


def test_no_more_is_accepted_than_is_still_open(spades, business):
    first, second = (pledged(business, spades, quantity=6) for _ in range(2))
    first.move("accept", by=spades.initiative.lead)

    with pytest.raises(Refusal) as refusal:
        second.move("accept", by=spades.initiative.lead)
    assert refusal.value.code == "more_than_needed"


def test_nothing_is_promised_to_a_covered_need(spades, business):
    pledged(business, spades, quantity=10, accepted=True)

    with pytest.raises(Refusal, match="need_is_covered"):
        pledged(business, spades, quantity=1)
    assert Pledge.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "what", "code"),
    [
        (Need.Kind.MONEY, {"quantity": 5}, "wrong_measure"),
        (Need.Kind.THING, {"amount_tiyn": 500}, "wrong_measure"),
        (Need.Kind.PEOPLE, {"quantity": 1}, "join_instead"),
    ],
)
def test_a_promise_fits_the_kind_of_the_need(initiative, kind, what, code):
    need = NeedFactory(initiative=initiative, kind=kind)

    with pytest.raises(Refusal, match=code):
        pledged(VolunteerFactory(), need, **what)


def test_an_organisation_may_promise_people(initiative):
    need = NeedFactory(initiative=initiative, kind=Need.Kind.PEOPLE, wanted=5)
    organisation = OrganisationFactory(led_by=UserFactory(confirmed=True))

    pledged(organisation, need, quantity=3, accepted=True)

    assert coverage_of(need) == 3


def test_nobody_promises_in_the_name_of_others(spades, business):
    with pytest.raises(Refusal, match="not_allowed"):
        promise(business, spades, by=UserFactory(confirmed=True), quantity=1)


def test_whoever_no_longer_represents_an_owner_promises_nothing_for_it(spades, business):
    former = RepresentativeFactory(owner=business, since="2026-01-01", until="2026-02-01").user

    with pytest.raises(Refusal, match="not_allowed"):
        promise(business, spades, by=former, quantity=1)


def test_nobody_decides_on_their_own_promise(spades):
    """The lead may give, too, but says so as a lead, and in the journal."""
    pledge = pledged(VolunteerFactory(), spades, quantity=1)

    with pytest.raises(Refusal, match="not_allowed"):
        pledge.move("accept", by=pledge.owner.user)


def test_what_was_promised_is_released_and_what_was_given_stays(spades, business):
    given = pledged(business, spades, quantity=1, accepted=True)
    given.move("give", by=spades.initiative.lead)
    accepted = pledged(business, spades, quantity=2, accepted=True)
    promised = pledged(business, spades, quantity=3)

    assert release_all(spades.initiative, reason="time is up") == 2

    stages = [Pledge.objects.get(pk=p.pk).stage for p in (given, accepted, promised)]
    assert stages == ["given", "released", "released"]
    assert coverage_of(spades) == 1


def test_running_out_of_time_releases_every_promise(spades, business):
    initiative = InitiativeFactory()
    need = NeedFactory(initiative=initiative, kind=Need.Kind.THING, wanted=10, is_essential=True)
    journeys.walk(initiative, to=Stage.RESOURCE_ATTRACTION)
    pledge = pledged(business, need, quantity=4, accepted=True)

    journeys.make("run_out", initiative)

    assert Pledge.objects.get(pk=pledge.pk).stage == PledgeStage.RELEASED


def test_the_database_refuses_a_promise_of_nothing_or_of_both(spades, business):
    for what in ({}, {"quantity": 1, "amount_tiyn": 1}, {"quantity": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pledge.objects.create(owner=business, need=spades, **what)


@pytest.mark.parametrize("stage", [*PledgeStage])
@pytest.mark.parametrize("move", [*PLEDGE_MOVES], ids=lambda move: move.verb)
def test_a_move_is_possible_from_its_own_stages_and_no_other(move, stage, spades, business):
    pledge = Pledge.objects.create(owner=business, need=spades, quantity=1)
    Pledge.objects.filter(pk=pledge.pk).update(stage=stage)
    people = {"promise": business, "withdraw": business}
    by = business.representatives.first().user if move.verb in people else spades.initiative.lead

    outcome = outcome_of(pledge, move.verb, by=None if move.verb == "release" else by)

    assert outcome == ("moved" if stage in move.source else "wrong_stage")


def outcome_of(pledge, verb, *, by):
    try:
        pledge.move(verb, by=by, reason="why")
    except Refusal as refusal:
        return refusal.code
    return "moved"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_forty_promises_accepted_at_once_cover_exactly_the_goal():
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    goal = NeedFactory(initiative=initiative, kind=Need.Kind.MONEY, wanted=100_000_00)
    business = BusinessFactory(led_by=UserFactory(confirmed=True))
    pledges = [pledged(business, goal, amount_tiyn=5_000_00) for _ in range(40)]

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(accepted_or_not, pledges))

    assert outcomes.count("moved") == 20
    assert outcomes.count("more_than_needed") == 20
    assert coverage_of(goal) == 100_000_00


def accepted_or_not(pledge):
    try:
        return outcome_of(
            Pledge.objects.get(pk=pledge.pk), "accept", by=pledge.need.initiative.lead
        )
    finally:
        connection.close()


def test_a_line_somebody_has_promised_to_stays_even_when_nothing_was_accepted(spades, business):
    person = business.representatives.first().user
    pledged(business, spades, quantity=4).move("withdraw", by=person)

    with pytest.raises(Refusal, match="need_has_promises"):
        needing.strike_out(spades, by=spades.initiative.lead)


def test_the_map_follows_what_is_promised(spades, business):
    pins.put_initiative(spades.initiative)
    pledge = pledged(business, spades, quantity=10)
    assert Pin.objects.get(kind="initiative").needs == ["things"]

    pledge.move("accept", by=spades.initiative.lead)
    assert Pin.objects.get(kind="initiative").needs == []

    pledge.move("withdraw", by=pledge.owner.representatives.first().user)
    assert Pin.objects.get(kind="initiative").needs == ["things"]


def test_a_promise_sent_twice_is_one(spades, business):
    person, client_id = business.representatives.first().user, uuid4()

    for _ in range(2):
        promise(business, spades, by=person, client_id=client_id, quantity=4)

    assert Pledge.objects.count() == 1
