"""A state body is asked, answers by its own people, and keeps what it promised."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.roles import OfficeKind
from initiatives import giving, involving, moderating
from initiatives.models import BodyPromise, Initiative, Involvement
from initiatives.stages import Stage
from kernel.models import Outbox
from kernel.tasks import relay_once
from kernel.workflow import Refusal
from notifications.models import Notification
from tests.factories import journeys
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.bodies import BodyPromiseFactory, InvolvementFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db
MONEY = {"kind": "money", "words": "Құбырға", "amount_tiyn": 150_000_00}
LAND = {"kind": "land", "words": "0,2 га"}


def department_of(region):
    """A sector office with somebody in it."""
    return OfficialFactory(at=OfficeFactory(region=region, kind=OfficeKind.DEPARTMENT))


def asked_for_support(clerk):
    """An initiative that waits for the support of this person's office."""
    office = clerk.offices[0]
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION, region=office.region)
    journeys.make("ask_support", initiative, office=office)
    return initiative


def test_a_department_asked_at_step_3_answers_and_the_answer_is_its_own():
    region = RegionFactory()
    clerk = department_of(region)
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW, region=region)
    journeys.make("involve", initiative, office=clerk.offices[0])

    initiative.move("accept", by=clerk, **journeys.IN_BOTH)

    asked = initiative.involvements.get()
    assert (asked.answered_by, asked.answer_kk) == (clerk, journeys.IN_BOTH["public_answer_kk"])
    assert asked.answer_ru == journeys.IN_BOTH["public_answer_ru"]


def test_an_office_that_does_not_wait_for_the_body_answers_for_itself_only():
    clerk = department_of(RegionFactory())
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW, region=clerk.offices[0].region)
    journeys.make("involve", initiative, office=clerk.offices[0])

    journeys.make("accept", initiative)

    asked = initiative.involvements.get()
    assert (asked.answered_by, asked.answer_kk) == (None, "")
    assert asked.closed_at
    assert initiative.public_answer_kk


def test_a_withdrawal_is_no_answer_of_the_body_even_where_its_author_sits_there():
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW)
    clerk = department_of(initiative.region)
    journeys.make("involve", initiative, office=clerk.offices[0])
    Initiative.objects.filter(pk=initiative.pk).update(author=clerk)
    initiative.refresh_from_db()

    initiative.move("withdraw", by=clerk, reason="Керек емес")

    asked = initiative.involvements.get()
    assert (asked.answered_by, asked.closed_at is None) == (None, False)


def asked_to_consider(clerk):
    """An initiative that waits for what this person's office thinks of it."""
    office = clerk.offices[0]
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW, region=office.region)
    journeys.make("involve", initiative, office=office)
    return initiative


def test_a_body_asked_at_step_3_may_promise_something_with_its_acceptance():
    clerk = department_of(RegionFactory())
    initiative = asked_to_consider(clerk)

    initiative.move("accept", by=clerk, gives=[dict(MONEY), dict(LAND)], **journeys.IN_BOTH)

    assert initiative.stage == Stage.TEAM_SELECTION
    told = initiative.involvements.get().promises.values_list("kind", "words", "amount_tiyn")
    assert list(told) == [("money", "Құбырға", 150_000_00), ("land", "0,2 га", None)]


def test_a_refusal_at_step_3_promises_nothing():
    clerk = department_of(RegionFactory())
    initiative = asked_to_consider(clerk)

    why = {"reason_code": "not_public", **journeys.IN_BOTH}
    initiative.move("refuse", by=clerk, gives=[dict(LAND)], **why)

    assert initiative.involvements.get().answered_by == clerk
    assert not BodyPromise.objects.exists()


def test_an_office_that_does_not_wait_promises_nothing_in_the_name_of_the_body():
    initiative = asked_to_consider(department_of(RegionFactory()))

    with pytest.raises(Refusal, match="gives_not_of_the_body"):
        journeys.make("accept", initiative, gives=[dict(LAND)])

    assert initiative.stage == Stage.STATE_BODY_REVIEW
    assert not BodyPromise.objects.exists()


def test_a_body_asked_at_step_7_says_line_by_line_what_it_gives():
    clerk = department_of(RegionFactory())
    initiative = asked_for_support(clerk)

    initiative.move("support", by=clerk, gives=[dict(MONEY), dict(LAND)], **journeys.IN_BOTH)

    assert initiative.stage == Stage.IMPLEMENTATION
    told = initiative.involvements.get().promises.values_list("kind", "words", "amount_tiyn")
    assert list(told) == [("money", "Құбырға", 150_000_00), ("land", "0,2 га", None)]


def test_a_body_that_gives_nothing_says_so_and_promises_nothing():
    clerk = department_of(RegionFactory())
    initiative = asked_for_support(clerk)

    initiative.move("support", by=clerk, gives_nothing=True, **journeys.IN_BOTH)

    assert not BodyPromise.objects.exists()
    assert initiative.involvements.get().answered_by == clerk


@pytest.mark.parametrize(
    "line",
    [
        {"kind": "gold", "words": "x"},
        {"kind": "land", "words": " "},
        {"kind": "money", "words": "x"},
        {"kind": "money", "amount_tiyn": 0},
        {"kind": "money", "amount_tiyn": 10**14},
        {"kind": "land", "words": "x", "amount_tiyn": 5},
        {"kind": "land", "words": "x" * 301},
        {"kind": "land", "words": "x", "given_on": "2026-01-01"},
    ],
)
def test_a_line_that_says_too_little_or_too_much_is_refused(line):
    assert involving.gives_are_clear(Initiative(), {"gives": [line]}) == "gives_unclear"


def test_clear_lines_pass_and_too_many_do_not():
    assert involving.gives_are_clear(Initiative(), {"gives": [MONEY, LAND]}) is None
    assert involving.gives_are_clear(Initiative(), {"gives": [LAND] * 31}) == "gives_unclear"


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "money", "amount_tiyn": None},
        {"kind": "land", "amount_tiyn": 5},
        {"given_on": "2026-01-01"},
    ],
)
def test_the_database_refuses_what_must_never_be_true(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        BodyPromiseFactory(**facts)


def test_a_suspension_gives_the_body_its_time_back():
    clerk = department_of(RegionFactory())
    initiative = asked_for_support(clerk)
    journeys.make("suspend", initiative)
    past = timezone.now() - timedelta(days=1)
    Involvement.objects.update(due_at=past)
    assert not Involvement.objects.get().is_overdue

    journeys.make("resume", initiative)

    asked = Involvement.objects.get()
    assert asked.due_at == initiative.due_at
    assert not asked.is_overdue
    Involvement.objects.update(due_at=past)
    assert Involvement.objects.get().is_overdue


def test_what_was_given_is_marked_with_its_day_and_the_lead_hears_of_it():
    promise = BodyPromiseFactory()
    clerk = OfficialFactory(at=promise.involvement.office)

    giving.mark_given(promise, by=clerk, on=timezone.localdate())
    while Outbox.objects.waiting().exists() and relay_once():
        pass

    promise.refresh_from_db()
    assert (promise.given_on, promise.given_by) == (timezone.localdate(), clerk)
    lead = promise.involvement.initiative.lead
    assert Notification.objects.filter(kind="initiative.body_gave", recipient=lead).count() == 1
    with pytest.raises(Refusal, match="given_already"):
        giving.mark_given(promise, by=clerk, on=timezone.localdate())


@pytest.mark.parametrize(("days", "code"), [(1, "given_on_ahead"), (-1, "given_on_too_early")])
def test_nothing_is_given_tomorrow_or_before_it_was_promised(days, code):
    promise = BodyPromiseFactory()
    clerk = OfficialFactory(at=promise.involvement.office)

    with pytest.raises(Refusal, match=code):
        giving.mark_given(promise, by=clerk, on=timezone.localdate() + timedelta(days=days))


def test_a_mark_that_was_wrong_is_taken_back_and_the_desk_remembers_both():
    promise = BodyPromiseFactory()
    clerk = OfficialFactory(at=promise.involvement.office)
    giving.mark_given(promise, by=clerk, on=timezone.localdate())

    giving.take_mark_back(promise, by=clerk)

    promise.refresh_from_db()
    assert promise.given_on is promise.given_by is None
    entries = promise.involvement.initiative.desk_journal().values_list("verb", flat=True)
    assert list(entries) == ["given", "not_given"]


def the_people_around(promise):
    """Of the body; of the body and in the team; elsewhere; the lead."""
    office, initiative = promise.involvement.office, promise.involvement.initiative
    both = OfficialFactory(at=office)
    TeamMemberFactory(initiative=initiative, user=both)
    elsewhere = OfficialFactory(of=RegionFactory())
    return [OfficialFactory(at=office), both, elsewhere, initiative.lead, UserFactory()]


def test_the_lists_of_a_body_and_who_may_mark_are_twins():
    promise = BodyPromiseFactory()
    marked, seen = [], []

    for user in the_people_around(promise):
        listed = BodyPromise.objects.to_be_given_by(user).filter(pk=promise.pk).exists()
        assert user.has_perm("initiatives.mark_given", promise) == listed
        marked.append(listed)
        asked = Involvement.objects.asked_of(user).filter(pk=promise.involvement_id).exists()
        assert user.has_perm("initiatives.view_involvement", promise.involvement) == asked
        seen.append(asked)

    assert marked == [True, False, False, False, False]
    assert seen == [True, True, False, False, False]


def test_nobody_but_the_body_marks_what_it_gives():
    promise = BodyPromiseFactory()
    _clerk, *others = the_people_around(promise)

    for user in others:
        with pytest.raises(Refusal, match="not_allowed"):
            giving.mark_given(promise, by=user, on=timezone.localdate())


def test_the_unanswered_stand_first_by_their_term_and_then_the_latest_answers():
    office = OfficeFactory()
    clerk = OfficialFactory(at=office)
    now = timezone.now()
    dates = ((now, None), (None, 5), (None, 1), (now + timedelta(days=3), None))
    made = [
        InvolvementFactory(office=office, due_at=due, closed_at=ago and now - timedelta(days=ago))
        for due, ago in dates
    ]

    rows = list(Involvement.objects.asked_of(clerk).by_urgency())

    assert rows == [made[0], made[3], made[2], made[1]]


def test_only_what_is_promised_and_not_given_is_owed():
    owed, given = BodyPromiseFactory(), BodyPromiseFactory()
    clerk = OfficialFactory(at=given.involvement.office)
    giving.mark_given(given, by=clerk, on=timezone.localdate())
    InvolvementFactory()

    assert list(Involvement.objects.owing()) == [owed.involvement]


def test_what_a_deleted_initiative_was_promised_keeps_no_words():
    promise = BodyPromiseFactory(kind="money", amount_tiyn=100, words="Құбырға")

    moderating.forget_initiative(promise.involvement.initiative)

    promise.refresh_from_db()
    promise.involvement.refresh_from_db()
    assert (promise.words, promise.involvement.task) == ("", "")
