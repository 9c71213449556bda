"""Independent evaluators are drawn by a public rule from those who have nothing to win by it."""

import hashlib
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.roles import OfficeKind
from initiatives import affected, drawing, evaluated_from_outside, evaluating, lots, teaming
from initiatives.models import Draw, DrawnEvaluator
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.sealing import altered_entries
from kernel.workflow import Refusal
from resources.models import Representative
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, MembershipFactory, UserFactory
from tests.factories.community import SupportFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, NeedFactory, TeamMemberFactory
from tests.factories.resources import (
    BusinessFactory,
    LegalPersonFactory,
    OrganisationFactory,
    RepresentativeFactory,
    pledged,
)

NAMES = st.lists(st.integers(1, 99).map("organisation:{}".format), max_size=30)


@given(st.text(min_size=1), NAMES, st.integers(0, 5))
def test_whoever_draws_again_draws_the_same_whatever_the_order_of_the_list(seed, names, places):
    drawn = lots.drawn(seed, names, places=places)

    assert drawn == lots.drawn(seed, reversed(names), places=places)
    assert len(drawn) == min(places, len(set(names)))
    digests = sorted((hashlib.sha256(f"{seed}:{n}".encode()).hexdigest(), n) for n in set(names))
    assert drawn == [name for _, name in digests[:places]]


def body(region, *, verified=True):
    """An organisation with somebody who speaks for it."""
    speaker = UserFactory(confirmed=True)
    return OrganisationFactory(region=region, verified=verified, led_by=speaker)


@pytest.fixture
def closing(db):
    """Closing; its region has three verified organisations, another one a front office."""
    initiative = InitiativeFactory(at_stage=Stage.CLOSING)
    for _ in range(3):
        body(initiative.region)
    CoordinatorFactory(of=RegionFactory())
    return initiative


def opened(initiative):
    return journeys.make("open_evaluation", initiative) and initiative.evaluation.draw


def pool_of(initiative, kind="organisation"):
    draw = opened(initiative)
    return {int(name.partition(":")[2]) for name in draw.pool if name.startswith(f"{kind}:")}


def one_drawn(initiative):
    """An organisation that was drawn, and somebody who speaks for it."""
    one = opened(initiative).evaluators.filter(kind="organisation").first()
    return one, next(iter(drawing.speakers_of([one])[one])), initiative.evaluation


def say(evaluator, person, verdict="yes", **said):
    person = person if hasattr(person, "pk") else UserFactory._meta.model.objects.get(pk=person)
    return evaluated_from_outside.answer(evaluator, person, verdict=verdict, **said)


def refused(evaluator, person, **said):
    with pytest.raises(Refusal) as refusal:
        say(evaluator, person, **said)
    return refusal.value.code


def test_two_organisations_and_a_front_office_are_drawn_by_the_seal_of_the_entry(closing):
    draw = opened(closing)

    assert draw.entry.verb == "open_evaluation"
    assert draw.seed == bytes(draw.entry.seal).hex() != ""
    assert not altered_entries(closing)
    for kind, places in (("organisation", 2), ("front_office", 1)):
        pool = [name for name in draw.pool if name.startswith(kind)]
        drawn = {one.name for one in draw.evaluators.filter(kind=kind)}
        assert drawn == set(lots.drawn(draw.seed, pool, places=places))
        assert len(drawn) == places


def test_without_anybody_to_draw_the_evaluation_opens_all_the_same(db):
    draw = opened(InitiativeFactory(at_stage=Stage.CLOSING))

    assert not draw.evaluators.exists()


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


def tied_by_being_affected(initiative, tied):
    SupportFactory(subject=initiative, user=speaker_of(tied))


@pytest.mark.parametrize(
    "tie",
    [
        tied_by_team, tied_by_having_left_the_team, tied_by_having_spoken_for_it_once,
        tied_by_a_promise, tied_by_the_office_that_decided, tied_by_being_affected,
    ],
)  # fmt: skip
def test_nobody_with_an_interest_in_the_result_is_in_the_draw(closing, tie):
    tied, free = body(closing.region), body(closing.region)
    tie(closing, tied)

    pool = pool_of(closing)

    assert tied.pk not in pool
    assert free.pk in pool


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


def test_their_word_is_kept_apart_and_changes_no_result(closing):
    one, speaker, evaluation = one_drawn(closing)
    for person in evaluation.asked.all():
        evaluating.answer(evaluation, person, verdict="yes")

    say(one, speaker, "no", quality=1)
    run_timers()

    closing.refresh_from_db()
    assert closing.stage == Stage.SOLVED
    assert evaluating.tally_of(evaluation).no == 0
    assert DrawnEvaluator.objects.get(pk=one.pk).grades["quality"] == 1


def test_they_answer_until_the_deadline_though_a_quorum_decided_before(closing):
    one, speaker, evaluation = one_drawn(closing)
    for person in evaluation.asked.all():
        evaluating.answer(evaluation, person, verdict="yes")
    run_timers()

    with time_machine.travel(evaluation.closes_at - timedelta(seconds=1), tick=False):
        assert say(one, speaker).verdict == "yes"
    with time_machine.travel(evaluation.closes_at, tick=False):
        assert refused(one, speaker) == "evaluation_closed"


def test_an_organisation_has_one_word_whoever_of_its_people_says_it(closing):
    one, speaker, _ = one_drawn(closing)
    colleague = RepresentativeFactory(owner_id=one.ref).user

    say(one, speaker, "yes", quality=4)
    say(one, colleague, "partly")

    kept = DrawnEvaluator.objects.get(pk=one.pk)
    assert (kept.verdict, kept.quality, kept.said_by) == ("partly", None, colleague)
    assert DrawnEvaluator.objects.exclude(verdict="").count() == 1


def test_strangers_hands_the_affected_and_those_who_no_longer_speak_for_it_say_nothing(closing):
    one, speaker, evaluation = one_drawn(closing)
    stranger, neighbour = UserFactory(confirmed=True), evaluation.asked.first()
    joined = RepresentativeFactory(owner_id=one.ref).user
    RepresentativeFactory(owner_id=one.ref, user=neighbour)
    TeamMemberFactory(initiative=closing, user=joined)

    assert refused(one, stranger) == "not_drawn"
    assert refused(one, neighbour) == "affected_already"
    assert refused(one, joined) == "own_work"
    assert refused(one, speaker, verdict="perhaps") == "verdict_unknown"
    assert refused(one, speaker, quality=9) == "grade_unknown"
    ended = timezone.localdate() - timedelta(days=1)
    Representative.objects.filter(user=speaker).update(since=ended, until=ended)
    assert refused(one, speaker) == "not_drawn"


def test_a_reopened_initiative_draws_anew_and_the_old_word_is_closed(closing):
    one, speaker, evaluation = one_drawn(closing)
    for person in evaluation.asked.all():
        evaluating.answer(evaluation, person, verdict="no")
    run_timers()
    closing.refresh_from_db()
    journeys.walk_on(closing, "reopen")
    assert refused(one, speaker) == "evaluation_closed"

    journeys.walk_on(closing, "accept", "start", "finish", "open_evaluation")

    assert refused(one, speaker) == "evaluation_closed"
    assert Draw.objects.filter(evaluation__initiative=closing).count() == 2
    assert evaluated_from_outside.latest_draw_of(closing)[0].draw == closing.evaluation.draw


def test_asked_again_later_nobody_is_drawn(closing):
    _, _, evaluation = one_drawn(closing)
    for person in evaluation.asked.all():
        evaluating.answer(evaluation, person, verdict="yes")
    run_timers()

    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        run_timers()

    assert closing.evaluations.filter(days_after=30).exists()
    assert Draw.objects.count() == 1


def test_the_database_keeps_one_line_a_draw_and_no_word_without_a_speaker(closing):
    one, _, _ = one_drawn(closing)
    rows = DrawnEvaluator.objects

    with pytest.raises(IntegrityError, match="is_drawn_once"), transaction.atomic():
        rows.create(draw=one.draw, kind=one.kind, ref=one.ref)
    with pytest.raises(IntegrityError, match="says_who_and_when"), transaction.atomic():
        rows.filter(pk=one.pk).update(verdict="yes")


def test_drawing_costs_the_same_queries_however_many_could_be_drawn(
    closing, django_assert_max_num_queries
):
    for _ in range(12):
        body(closing.region)
    opening = journeys.make("suspend", closing) and closing.last_entry()
    evaluation = evaluating.open_round(closing, set())

    with django_assert_max_num_queries(16):
        drawing.draw(evaluation, opening, asked=set())

    assert len(evaluation.draw.pool) == 16


def test_nobody_drawn_is_a_hand_in_the_work_or_asked(closing):
    opened(closing)
    people = drawing.speakers_of(evaluated_from_outside.latest_draw_of(closing))

    for speakers in people.values():
        assert not speakers & affected.hands_in(closing)
        assert not speakers & set(closing.evaluation.asked.values_list("pk", flat=True))
