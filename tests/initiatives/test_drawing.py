"""Independent evaluators are drawn by a public rule from those who have nothing to win by it."""

import hashlib
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Office, User
from initiatives import affected, drawing, evaluated_from_outside, evaluating, lots
from initiatives.models import Draw, DrawnEvaluator
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.sealing import altered_entries
from kernel.workflow import Refusal
from notifications.audiences import AUDIENCES
from resources.models import LegalPerson, Pledge, Representative
from tests.factories import journeys
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.drawing import closing_among_bodies, opened
from tests.factories.initiatives import InitiativeFactory, NeedFactory, TeamMemberFactory
from tests.factories.resources import RepresentativeFactory, VolunteerFactory

NAMES = st.lists(st.integers(1, 99).map("organisation:{}".format), max_size=30)


@pytest.fixture
def closing(db):
    return closing_among_bodies()


@given(st.text(min_size=1), NAMES, st.integers(0, 5))
def test_whoever_draws_again_draws_the_same_whatever_the_order_of_the_list(seed, names, places):
    drawn = lots.drawn(seed, names, places=places)

    assert drawn == lots.drawn(seed, reversed(names), places=places)
    assert len(drawn) == min(places, len(set(names)))
    digests = sorted((hashlib.sha256(f"{seed}:{n}".encode()).hexdigest(), n) for n in set(names))
    assert drawn == [name for _, name in digests[:places]]


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


def gave_since(initiative, speaker):
    need = NeedFactory(initiative=initiative, kind="thing")
    Pledge.objects.create(
        owner=VolunteerFactory(user=speaker), need=need, quantity=1, stage="accepted"
    )


def sits_in_the_office_since(initiative, speaker):
    MembershipFactory(user=speaker, office=initiative.office)


@pytest.mark.parametrize("becomes_interested", [gave_since, sits_in_the_office_since])
def test_whoever_has_an_interest_since_the_draw_leaves_the_word_to_a_colleague(
    closing, becomes_interested
):
    one, speaker, _ = one_drawn(closing)
    speaker, colleague = User.objects.get(pk=speaker), RepresentativeFactory(owner_id=one.ref).user

    becomes_interested(closing, speaker)

    assert refused(one, speaker) == "not_independent"
    assert evaluated_from_outside.drawn_for(closing, speaker) is None
    assert say(one, colleague).said_by == colleague


def test_an_organisation_whose_papers_are_no_longer_verified_says_nothing(closing):
    one, speaker, _ = one_drawn(closing)
    LegalPerson.objects.filter(owner=one.ref).update(stage="claimed")

    assert refused(one, speaker) == "not_drawn"


def test_a_front_office_that_has_closed_says_nothing(closing):
    one = opened(closing).evaluators.get(kind="front_office")
    (speaker,) = drawing.speakers_of([one])[one]
    Office.objects.filter(pk=one.ref).update(is_active=False)

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


def test_a_second_round_that_could_draw_nobody_asks_nobody_of_the_first(closing):
    _, speaker, evaluation = one_drawn(closing)
    for person in evaluation.asked.all():
        evaluating.answer(evaluation, person, verdict="no")
    run_timers()
    closing.refresh_from_db()
    LegalPerson.objects.update(stage="claimed")
    Office.objects.of_kind("coordinator").exclude(region=closing.region).update(is_active=False)

    journeys.walk_on(closing, "reopen", "accept", "start", "finish", "open_evaluation")

    assert Draw.objects.filter(evaluation__initiative=closing).count() == 2
    assert evaluated_from_outside.latest_draw_of(closing) == []
    assert AUDIENCES["drawn"](closing, closing.last_entry()) == set()
    assert evaluated_from_outside.drawn_for(closing, User.objects.get(pk=speaker)) is None


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


def test_nobody_drawn_is_a_hand_in_the_work_or_asked(closing):
    opened(closing)
    people = drawing.speakers_of(evaluated_from_outside.latest_draw_of(closing))

    for speakers in people.values():
        assert not speakers & affected.hands_in(closing)
        assert not speakers & set(closing.evaluation.asked.values_list("pk", flat=True))
