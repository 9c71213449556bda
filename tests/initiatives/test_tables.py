"""The two move tables against every stage, and against what the product promises."""

import pytest

from initiatives.clocks import NO_CLOCK, PROBLEM_NO_CLOCK, PROBLEM_TURN_OF, TURN_OF
from initiatives.pipeline import PIPELINE
from initiatives.problem_pipeline import PROBLEM_MOVES
from initiatives.stages import (
    BESIDE_THE_STEPS,
    GROUP_OF,
    ON_THE_MAP,
    PROBLEM_GROUP_OF,
    PROBLEM_ON_THE_MAP,
    PROBLEM_STILL_OPEN,
    STEP_OF,
    STILL_OPEN,
    ProblemStage,
    Stage,
    Step,
)
from kernel.workflow import WRONG_STAGE, Move, Refusal
from tests.factories import journeys
from tests.factories.initiatives import InitiativeFactory, ProblemFactory
from tests.initiatives import promised

pytestmark = pytest.mark.django_db

AUDIENCES = {
    "author", "office", "that_office", "body", "followers", "team", "donors", "affected",
    "evaluators", "matching_owners", "everyone", "both_offices", "office_before", "lead",
    "asked", "deniers", "drawn", "residents",
}  # fmt: skip


def shape(workflow):
    """A table as plain data, to compare with the one typed by hand."""
    return {move.verb: (set(move.source), set(move.targets)) for move in workflow}


def test_the_table_of_initiatives_is_the_promised_one():
    assert shape(PIPELINE) == {verb: (a, b) for verb, (a, b, _) in promised.MOVES.items()}


def test_the_table_of_problems_is_the_promised_one():
    assert shape(PROBLEM_MOVES) == {
        verb: (a, b) for verb, (a, b, _) in promised.PROBLEM_MOVES.items()
    }


@pytest.mark.parametrize("stage", [*Stage])
def test_an_initiative_leaves_a_stage_only_by_the_moves_of_its_line(stage, anybody):
    initiative = InitiativeFactory(at_stage=stage)

    for move in PIPELINE:
        if stage not in move.source:
            assert refusal(initiative, move.verb) == WRONG_STAGE


@pytest.mark.parametrize("stage", [*ProblemStage])
def test_a_problem_leaves_a_stage_only_by_the_moves_of_its_line(stage, anybody):
    problem = ProblemFactory(at_stage=stage)

    for move in PROBLEM_MOVES:
        if stage not in move.source:
            assert refusal(problem, move.verb) == WRONG_STAGE


@pytest.fixture
def anybody(monkeypatch):
    """Let whoever asks pass, so that only the stage can refuse."""
    monkeypatch.setattr(Move, "by", property(lambda _move: lambda *_: True))


def refusal(subject, verb):
    stage, entries = subject.stage, subject.journal().count()
    with pytest.raises(Refusal) as refused:
        subject.move(verb, by=None)
    subject.refresh_from_db()
    assert (subject.stage, subject.journal().count()) == (stage, entries)
    return refused.value.code


def lines(workflow):
    return [(move.verb, stage) for move in workflow for stage in sorted(move.source)]


@pytest.mark.parametrize(("verb", "stage"), lines(PIPELINE))
def test_an_initiative_takes_every_way_out_of_a_stage(verb, stage):
    initiative = InitiativeFactory(at_stage=stage)

    entry = journeys.make(verb, initiative)

    assert initiative.stage in PIPELINE.named(verb).targets
    assert (entry.before, entry.after) == (stage, initiative.stage)


@pytest.mark.parametrize(("verb", "stage"), lines(PROBLEM_MOVES))
def test_a_problem_takes_every_way_out_of_a_stage(verb, stage):
    problem = ProblemFactory(at_stage=stage)

    entry = journeys.make(verb, problem)

    assert problem.stage in PROBLEM_MOVES.named(verb).targets
    assert (entry.before, entry.after) == (stage, problem.stage)


def test_only_the_ends_cannot_be_left():
    left = set().union(*(move.source for move in PIPELINE))

    assert set(Stage) - left == {Stage.WITHDRAWN}


def test_only_the_ends_of_a_problem_cannot_be_left():
    left = set().union(*(move.source for move in PROBLEM_MOVES))

    ends = {ProblemStage.REFUSED, ProblemStage.WITHDRAWN}
    assert set(ProblemStage) - left == ends


def test_every_stage_has_a_step_or_stands_beside_the_steps():
    assert set(STEP_OF) | BESIDE_THE_STEPS == set(Stage)
    assert set(STEP_OF.values()) == set(Step)


def test_everything_on_the_map_has_a_shape():
    assert set(GROUP_OF) == ON_THE_MAP
    assert set(PROBLEM_GROUP_OF) == PROBLEM_ON_THE_MAP


@pytest.mark.parametrize("stage", sorted(STILL_OPEN))
def test_every_open_initiative_has_an_owner_and_a_clock_or_a_reason_for_none(stage):
    initiative = InitiativeFactory(at_stage=stage)

    assert stage in TURN_OF
    assert (initiative.due_at is not None) != (stage in NO_CLOCK)


@pytest.mark.parametrize("stage", sorted(PROBLEM_STILL_OPEN))
def test_every_open_problem_has_an_owner_and_a_clock_or_a_reason_for_none(stage):
    problem = ProblemFactory(at_stage=stage)

    assert stage in PROBLEM_TURN_OF
    assert problem.due_at is not None or stage in PROBLEM_NO_CLOCK


def test_every_audience_is_one_the_subscribers_know():
    tells = set().union(*(move.tells for table in (PIPELINE, PROBLEM_MOVES) for move in table))

    assert tells <= AUDIENCES
