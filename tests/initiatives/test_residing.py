"""Those who live where a work reaches are asked by a rule and a public lot; nobody learns who."""

import hashlib

import pytest
from django.db import IntegrityError, transaction

from initiatives import evaluating, residing
from initiatives.evaluated_links import latest_to
from initiatives.models import Area, EvaluationQuestion, ResidentsDraw
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.tasks import relay_once
from notifications.models import Notification
from resources.models import Pledge
from tests.factories import journeys
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.affected import closing_in, could_be, opened, resident, wrote_along
from tests.factories.community import SupportFactory
from tests.factories.initiatives import InitiativeFactory, NeedFactory, TeamMemberFactory
from tests.factories.resources import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def closing():
    return closing_in("km3")


@pytest.mark.parametrize(("area", "found"), [("km1", 1), ("km3", 2), ("km5", 3), ("km10", 4)])
def test_whoever_lives_in_the_circle_could_be_asked_and_nobody_beyond(closing, area, found):
    people = [resident(closing, km=km) for km in (0, 2, 4, 8, 13)]

    assert could_be(closing, Area(area)) == {person.pk for person in people[:found]}


def test_the_territory_is_everybody_who_lives_in_its_land(closing):
    near = resident(closing)
    beyond = InitiativeFactory(at_stage=Stage.CLOSING)
    resident(beyond)

    assert could_be(closing, Area.TERRITORY) == {near.pk}


def gave(initiative, person):
    need = NeedFactory(initiative=initiative, kind="thing")
    owner = person.volunteer
    Pledge.objects.create(owner_id=owner.pk, need=need, quantity=1, stage="accepted")


BARRED = {
    "author": lambda one, who: type(one).objects.filter(pk=one.pk).update(author=who),
    "lead": lambda one, who: type(one).objects.filter(pk=one.pk).update(lead=who),
    "co-author": wrote_along,
    "team": lambda one, who: TeamMemberFactory(initiative=one, user=who),
    "once in the team": lambda one, who: TeamMemberFactory(
        initiative=one, user=who, state="left", joined_at=one.created_at
    ),
    "office": lambda one, who: MembershipFactory(user=who, office=one.office),
    "giver": gave,
    "not to be found": lambda _, who: type(who.volunteer).objects.update(is_available=False),
    "unconfirmed": lambda _, who: (
        type(who).objects.filter(pk=who.pk).update(phone_verified_at=None)
    ),
    "inactive": lambda _, who: type(who).objects.filter(pk=who.pk).update(is_active=False),
}


@pytest.mark.parametrize("why", BARRED)
def test_nobody_with_an_interest_or_without_consent_could_be_asked(closing, why):
    person = resident(closing)
    assert could_be(closing, Area.KM_3) == {person.pk}

    BARRED[why](closing, person)
    closing = type(closing).objects.get(pk=closing.pk)

    assert could_be(closing, Area.KM_3) == set()


def test_up_to_thirty_all_are_asked_and_their_word_is_that_of_the_affected(closing):
    people = {resident(closing) for _ in range(7)}

    asked, draw = opened(closing)

    evaluation = closing.evaluation
    assert asked == {person.pk for person in people}
    assert (draw.qualified, draw.pool, evaluation.asked.count()) == (7, [], 10)
    for person in people:
        evaluating.answer(evaluation, person, verdict="no")
    run_timers()
    closing.refresh_from_db()
    assert closing.stage == Stage.NOT_SOLVED
    assert evaluating.tally_of(evaluation).no == 7


def test_the_quorum_counts_those_residents_who_are_asked(closing):
    for _ in range(17):
        resident(closing)

    opened(closing)

    assert closing.evaluation.quorum == 4


def test_of_more_a_lot_chooses_thirty_that_anybody_can_draw_again(closing):
    people = {resident(closing).pk for _ in range(33)}

    asked, draw = opened(closing)

    assert (len(asked), draw.qualified, len(draw.pool)) == (30, 33, 33)
    lots = {
        hashlib.sha256(f"{draw.evaluation.draw.seed}:{name}".encode()).hexdigest(): name
        for name in draw.pool
    }
    drawn = {lots[digits] for digits in sorted(lots)[:30]}
    assert drawn == {residing.name_of(person, draw.evaluation.draw.entry_id) for person in asked}
    assert asked < people
    assert draw.evaluation.draw.seed == bytes(closing.last_entry().seal).hex()


def test_the_names_in_the_lots_say_nothing_and_change_with_the_round(closing):
    people = [resident(closing).pk for _ in range(31)]
    _, draw = opened(closing)

    again = {residing.name_of(person, draw.evaluation.draw.entry_id + 1) for person in people}

    assert not again & set(draw.pool)
    assert not any(
        str(person) == name.partition(":")[2] for person in people for name in draw.pool
    )


def test_whoever_said_me_too_is_asked_once_and_is_no_resident(closing):
    person = resident(closing)
    SupportFactory(subject=closing, user=person)

    asked, draw = opened(closing)

    assert (asked, draw.qualified) == (set(), 0)
    assert EvaluationQuestion.objects.filter(user=person).count() == 1


def test_a_report_that_says_no_area_asks_no_resident():
    closing = closing_in("")
    resident(closing)

    journeys.make("open_evaluation", closing)
    assert not ResidentsDraw.objects.exists()


def test_a_resident_is_told_why_and_nobody_twice(closing):
    person = resident(closing)
    opened(closing)
    while relay_once():
        pass

    notice = Notification.objects.get(recipient=person)
    assert (notice.audience, notice.kind) == ("residents", "initiative.open_evaluation")
    assert notice.waits_for_day
    assert notice.door
    others = set(closing.evaluation.asked.exclude(pk=person.pk))
    told = Notification.objects.filter(audience="residents").values_list("recipient", flat=True)
    assert not {one.pk for one in others} & set(told)


def test_only_a_resident_who_was_drawn_has_a_name_in_the_lots(closing):
    person = resident(closing)
    opened(closing)
    assert residing.name_in_the_lots(latest_to(closing, person.pk)) == ""

    many = closing_in("km1")
    for _ in range(31):
        resident(many)
    asked, draw = opened(many)
    name = residing.name_in_the_lots(latest_to(many, next(iter(asked))))
    assert name in draw.pool[:30]
    neighbour = many.evaluation.asked.exclude(pk__in=asked).first()
    assert residing.name_in_the_lots(latest_to(many, neighbour.pk)) == ""


def test_the_database_keeps_one_draw_a_round_and_a_known_area(closing):
    _, draw = opened(closing)
    rows = ResidentsDraw.objects
    twin = {"qualified": 0, "places": 30}

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.create(evaluation=draw.evaluation, area="km1", **twin)
    with pytest.raises(IntegrityError, match="area_is_known"), transaction.atomic():
        rows.update(area="km2")
    with pytest.raises(IntegrityError, match="area_is_known"), transaction.atomic():
        closing.closing_reports.update(area="km2")


def test_a_home_of_a_body_is_nobodys_home(closing):
    OrganisationFactory(at=closing.location, led_by=UserFactory(confirmed=True))

    assert could_be(closing, Area.KM_3) == set()
