"""The public stepper says what the journal says, and nothing else."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone, translation

from initiatives.clocks import TURN_OF
from initiatives.stages import BESIDE_THE_STEPS, RESULTS, Stage, Step
from mapapp.web.steps import WORDS, stepper

NOW = timezone.now()


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def entry(before, after, *, reason="", **details):
    return SimpleNamespace(
        before=before, after=after, reason=reason, details=details, at=NOW, verb="move"
    )


SENT = entry(Stage.DRAFT, Stage.SUBMITTED)
TAKEN_UP = entry(Stage.SUBMITTED, Stage.IN_REVIEW)
ACCEPTED = entry(Stage.IN_REVIEW, Stage.TEAM_SELECTION, skip_reason="No land is touched")


def test_every_stage_has_its_words():
    assert set(WORDS) == set(Stage)


def test_every_stage_with_a_turn_says_what_comes_next():
    assert all(WORDS[stage].then for stage in TURN_OF)


@pytest.mark.parametrize("stage", [*Stage])
def test_there_are_always_eleven_lines_and_one_place_to_stand(stage):
    shown = stepper(stage, [SENT, TAKEN_UP, ACCEPTED])

    assert [line.number for line in shown.lines] == [step.value for step in Step]
    standing = [line for line in shown.lines if line.state in {"current", "stopped"}]
    assert len(standing) == (0 if stage in RESULTS else 1)


def test_a_skipped_step_carries_its_reason_and_a_later_visit_removes_it():
    back = entry(Stage.TEAM_SELECTION, Stage.IN_REVIEW)
    asked = entry(Stage.IN_REVIEW, Stage.STATE_BODY_REVIEW)

    skipped = stepper(Stage.TEAM_SELECTION, [SENT, TAKEN_UP, ACCEPTED]).lines[2]
    visited = stepper(Stage.STATE_BODY_REVIEW, [SENT, TAKEN_UP, ACCEPTED, back, asked]).lines[2]

    assert (skipped.state, skipped.note) == ("skipped", "No land is touched")
    assert visited.state == "current"


def test_three_steps_jumped_at_once_carry_the_same_reason():
    started = entry(Stage.TEAM_SELECTION, Stage.IMPLEMENTATION, skip_reason="All is there")

    lines = stepper(Stage.IMPLEMENTATION, [SENT, TAKEN_UP, ACCEPTED, started]).lines

    assert [line.note for line in lines[4:7]] == ["All is there"] * 3


@pytest.mark.parametrize("stage", sorted(BESIDE_THE_STEPS))
def test_what_was_stopped_stays_where_it_was_stopped(stage):
    stopped = entry(Stage.IN_REVIEW, stage, reason="A dispute")

    shown = stepper(stage, [SENT, TAKEN_UP, stopped])

    assert shown.sentence.startswith("Stopped at step 2 of 11: ")
    assert (shown.lines[1].state, shown.reason) == ("stopped", "A dispute")


def test_the_sentence_says_by_when_and_then_by_how_much_it_is_late():
    today = timezone.localdate()
    ahead = stepper(Stage.IN_REVIEW, [SENT, TAKEN_UP], until=today + timedelta(days=3))
    late = stepper(Stage.IN_REVIEW, [SENT, TAKEN_UP], until=today - timedelta(days=3))

    assert "it has until " in ahead.sentence
    assert late.sentence.endswith("; 3 days overdue")
