"""Real threads against real PostgreSQL: whoever is second is told who was first."""

from uuid import uuid4

import pytest
from django.db import transaction

from initiatives import evaluating, teaming
from initiatives.models import Initiative, Problem, TeamMember
from initiatives.models.numbering import next_number
from initiatives.reporting import report_problem
from initiatives.stages import Stage
from initiatives.starting import start_initiative
from initiatives.timers import run_timers
from kernel.models import JournalEntry
from kernel.workflow import Refusal, Workflow
from tests.at_once import THREADS, at_once, in_a_thread, wait_until_somebody_waits_for_us
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    ProblemCategoryFactory,
    ProblemFactory,
    SeatFactory,
    TeamMemberFactory,
)
from tests.factories.photos import photo

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def decide(initiative, official, seen):
    """A decision on the page as it was read."""
    mine = Initiative.objects.get(pk=initiative.pk)
    return mine.move(
        "accept", by=official, seen=seen, skip_reason="Керек емес", **journeys.IN_BOTH
    )


def decided_by_forty():
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW)
    official, seen = journeys.actor_of("accept", initiative), initiative.last_entry().pk
    got = at_once(lambda: decide(initiative, official, seen))
    return initiative, got


def test_of_forty_decisions_one_wins_and_the_others_learn_which():
    initiative, got = decided_by_forty()

    won = [entry for entry in got if isinstance(entry, JournalEntry)]
    lost = [refusal for refusal in got if isinstance(refusal, Refusal)]
    assert (len(won), len(lost)) == (1, THREADS - 1)
    assert {refusal.code for refusal in lost} == {"stale"}
    assert {refusal.entry for refusal in lost} == {won[0]}
    assert initiative.journal().filter(verb="accept").count() == 1


def test_without_the_lock_more_than_one_would_win(monkeypatch):
    monkeypatch.setattr(
        Workflow, "lock", lambda _self, subject: type(subject).objects.get(pk=subject.pk)
    )

    initiative, _ = decided_by_forty()

    assert initiative.journal().filter(verb="accept").count() > 1


def test_two_runners_of_the_timers_do_each_thing_once():
    initiatives = [InitiativeFactory(at_stage=Stage.RESOURCE_ATTRACTION) for _ in range(3)]
    for initiative in initiatives:
        journeys.let_time_pass(initiative)

    made = at_once(run_timers, times=4)

    assert sum(made) == len(initiatives)
    for initiative in initiatives:
        assert initiative.journal().filter(verb="run_out").count() == 1


def test_one_report_sent_twenty_times_at_once_is_one_problem():
    report = a_report()

    got = at_once(lambda: report_problem(**report()), times=20)

    assert {getattr(problem, "pk", problem) for problem in got} == {Problem.objects.get().pk}
    assert Problem.objects.get().journal().filter(verb="confirm").count() == 1


def a_report():
    """The same words and photo, made anew for every sending."""
    district = RegionFactory(under=RegionFactory())
    journeys.official_of(district)
    author, category = UserFactory(confirmed=True), ProblemCategoryFactory()
    place, client_id = district.centre, uuid4()
    return lambda: {
        "lon": place.x,
        "lat": place.y,
        "category": category,
        "text": "Шам жанбайды",
        "author": author,
        "client_id": client_id,
        "photos": [photo()],
    }


def test_seven_people_for_five_seats_are_five():
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    seat = SeatFactory(initiative=initiative, wanted=5)
    asking = [TeamMemberFactory(initiative=initiative, seat=seat, state="asked") for _ in range(7)]
    waiting = iter(asking)

    got = at_once(lambda: teaming.accept(next(waiting), by=initiative.lead), times=7)

    assert initiative.members.filter(state=TeamMember.State.ACCEPTED).count() == 5
    assert sorted(type(answer).__name__ for answer in got) == ["Refusal"] * 2 + ["TeamMember"] * 5


def test_fifty_answers_of_one_person_are_one():
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    evaluation = evaluating.current(initiative)
    person = evaluation.asked.first()

    at_once(lambda: evaluating.answer(evaluation, person, verdict="yes"), times=50)

    assert evaluation.answers.count() == 1


def test_numbers_given_at_once_are_all_different():
    region = RegionFactory(iso="KZ-71")

    got = at_once(lambda: next_number(region), times=20)

    assert sorted(got) == [f"KZ-71-{n:06d}" for n in range(1, 21)]


def test_two_problems_joined_to_each_other_at_once_end_as_one_and_never_lock_up():
    one, other, official = two_to_join()
    pairs = iter([(one, other), (other, one)] * 5)

    def join():
        source, target = next(pairs)
        return Problem.objects.get(pk=source.pk).move("merge", by=official, target=target)

    got = at_once(join, times=10)

    codes = {answer.code for answer in got if isinstance(answer, Refusal)}
    assert sum(isinstance(answer, JournalEntry) for answer in got) == 1
    assert codes <= {"target_is_busy", "target_is_closed", "wrong_stage"}


def test_whoever_holds_the_lower_key_waits_for_the_other_and_is_not_turned_away():
    low, high, official = two_to_join()

    with transaction.atomic():
        Problem.objects.select_for_update(of=("self",)).get(pk=high.pk)
        merging = in_a_thread(lambda: low.move("merge", by=official, target=high))
        wait_until_somebody_waits_for_us()

    assert isinstance(merging(), JournalEntry)


def test_whoever_holds_the_higher_key_is_told_so_at_once():
    low, high, official = two_to_join()

    with transaction.atomic():
        Problem.objects.select_for_update(of=("self",)).get(pk=low.pk)
        refused = in_a_thread(lambda: high.move("merge", by=official, target=low))()

    assert refused.code == "target_is_busy"


def two_to_join():
    """Two problems of one place, the earlier first, and who decides on them."""
    low = journeys.walk(ProblemFactory(), to="acknowledged")
    high = journeys.walk(ProblemFactory(region=low.region), to="acknowledged")
    return low, high, journeys.official_of(low.region)


def test_one_application_sent_ten_times_at_once_is_one_draft():
    author, client_id = UserFactory(confirmed=True), uuid4()

    def start():
        return start_initiative(author=author, title="Аула жарығы", client_id=client_id)

    got = at_once(start, times=10)

    assert {draft.pk for draft in got} == {Initiative.objects.get().pk}
