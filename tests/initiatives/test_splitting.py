"""A problem of several offices is given out in parts; the whole waits for them."""

import pytest
from django.db import IntegrityError, transaction

from geo.models import Pin
from initiatives.models import Problem
from initiatives.problem_pipeline import PROBLEM_MOVES
from initiatives.splitting import MOST_PARTS, split
from initiatives.stages import ProblemStage
from kernel.workflow import Refusal
from tests.at_once import at_once
from tests.factories import journeys
from tests.factories.accounts import OfficialFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    ProblemCategoryFactory,
    ProblemFactory,
    ProblemPhotoFactory,
)

pytestmark = pytest.mark.django_db
P = ProblemStage


@pytest.fixture
def official():
    return OfficialFactory(of=RegionFactory(under=RegionFactory()))


@pytest.fixture
def whole(official):
    problem = ProblemFactory(confirmed=True, region=official.offices[0].region)
    problem.move("take_up", by=official)
    return problem


@pytest.fixture
def pipes():
    return ProblemCategoryFactory()


def refused(whole, **given):
    with pytest.raises(Refusal) as refusal:
        split(whole, **given)
    return refusal.value.code


def test_a_part_has_its_own_number_office_and_clock(whole, official, pipes):
    part = split(whole, category=pipes, text=" Құбырды жөндеу ", by=official)

    assert part.number != whole.number
    assert (part.stage, part.text, part.part_of) == (P.CONFIRMED, "Құбырды жөндеу", whole)
    assert (part.author, part.location) == (whole.author, whole.location)
    assert part.office == official.offices[0]
    assert part.due_at is not None
    assert whole.desk_journal().filter(verb="split", details__part=part.number).exists()


def test_a_part_stands_where_the_whole_does_and_has_no_pin(whole, official, pipes):
    part = split(whole, category=pipes, text="Құбыр", by=official)

    pinned = set(Pin.objects.filter(kind="problem").values_list("ref", flat=True))
    assert pinned == {whole.pk} == set(Problem.objects.on_the_map().values_list("pk", flat=True))
    assert part.pk not in pinned


@pytest.mark.parametrize("verb", ["claim_fixed", "refuse"])
def test_the_whole_waits_for_its_parts(whole, official, pipes, verb):
    part = split(whole, category=pipes, text="Құбыр", by=official)
    if verb == "claim_fixed":
        whole.move("start", by=official)
    whole.refresh_from_db()

    with pytest.raises(Refusal) as refusal:
        journeys.make(verb, whole)
    assert refusal.value.code == "parts_open"

    journeys.make("refuse", part)
    journeys.make(verb, whole)
    assert whole.stage in {P.CLAIMED_FIXED, P.REFUSED}


def test_neither_a_part_nor_a_whole_is_joined_with_another(whole, official, pipes):
    part = split(whole, category=pipes, text="Құбыр", by=official)
    other = ProblemFactory(confirmed=True, region=whole.region)

    for one in (part, whole):
        with pytest.raises(Refusal) as refusal:
            one.move("merge", by=official, target=other)
        assert refusal.value.code == "has_parts"


def test_only_those_who_decide_on_the_whole_give_out_its_parts(whole, pipes):
    stranger = OfficialFactory(of=RegionFactory(under=RegionFactory()))

    assert refused(whole, category=pipes, text="Құбыр", by=stranger) == "not_allowed"
    assert refused(whole, category=pipes, text="Құбыр", by=whole.author) == "not_allowed"


def test_what_cannot_be_given_out_is_refused_by_its_reason(whole, official, pipes):
    part = split(whole, category=pipes, text="Құбыр", by=official)
    fresh = ProblemFactory(confirmed=True, region=whole.region)
    closed = ProblemCategoryFactory(code="gone", is_active=False)

    def why(problem, category=pipes, text="Құбыр"):
        return refused(problem, category=category, text=text, by=official)

    assert why(part) == "part_of_a_part"
    assert why(fresh) == "wrong_stage"
    assert why(whole, text="  ") == "part_text_missing"
    assert why(whole, text="т" * 4001) == "text_too_long"
    assert why(whole, category=closed) == "category_unknown"


def test_a_problem_has_so_many_parts_and_no_more(whole, official, pipes):
    for _ in range(MOST_PARTS):
        split(whole, category=pipes, text="Құбыр", by=official)

    assert refused(whole, category=pipes, text="Құбыр", by=official) == "parts_too_many"


def test_the_database_keeps_a_problem_from_being_a_part_of_itself(whole):
    with pytest.raises(IntegrityError), transaction.atomic():
        Problem.objects.filter(pk=whole.pk).update(part_of=whole)


def test_no_other_move_asks_for_the_parts():
    asking = {
        move.verb
        for move in PROBLEM_MOVES
        if any(check.__name__ == "no_part_is_open" for check in move.when)
    }
    assert asking == {"claim_fixed", "refuse"}


@pytest.fixture
def claimable():
    official = OfficialFactory(of=RegionFactory(under=RegionFactory()))
    problem = ProblemFactory(confirmed=True, region=official.offices[0].region)
    for verb in ("take_up", "start"):
        problem.move(verb, by=official)
    ProblemPhotoFactory(problem=problem, kind="after")
    return problem, official, ProblemCategoryFactory()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_part_and_a_claim_at_one_moment_never_both_pass(claimable):
    problem, official, pipes = claimable
    turns = iter([False, True] * 10)

    def one():
        mine = Problem.objects.get(pk=problem.pk)
        if next(turns):
            return mine.move("claim_fixed", by=official)
        return split(mine, category=pipes, text="Құбыр", by=official)

    at_once(one, times=20)

    problem.refresh_from_db()
    assert (problem.stage == P.CLAIMED_FIXED) != problem.parts.exists()


def test_a_part_at_another_office_holds_up_no_report_of_a_team(whole, official, pipes):
    """Only the problem itself waits for its part."""
    work = InitiativeFactory(at_stage="implementation", region=whole.region)
    work.problems.add(whole)
    whole.move("start", by=official)
    split(whole, category=pipes, text="Құбыр", by=official)

    journeys.make("finish", work)

    whole.refresh_from_db()
    assert (work.stage, whole.stage) == ("closing", P.IN_WORK)
