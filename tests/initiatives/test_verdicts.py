"""The published rule, at its edges."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from initiatives.stages import Stage
from initiatives.verdicts import Tally, is_fixed, quorum_of, result_of, result_with

RULE = settings.EVALUATION_RULE
ORDER = [Stage.NOT_SOLVED, Stage.PARTLY_SOLVED, Stage.SOLVED]
counts = st.integers(0, 60)


@pytest.mark.parametrize(
    ("asked", "quorum"), [(0, 3), (3, 3), (15, 3), (16, 4), (100, 20), (150, 30), (9999, 30)]
)
def test_a_fifth_of_those_asked_must_answer_three_at_least_thirty_at_most(asked, quorum):
    assert quorum_of(asked, RULE) == quorum


@pytest.mark.parametrize(
    ("tally", "result"),
    [
        (Tally(yes=2, no=1), Stage.SOLVED),
        (Tally(yes=20, no=10), Stage.SOLVED),
        (Tally(yes=19, no=10), Stage.PARTLY_SOLVED),
        (Tally(yes=1, no=2), Stage.PARTLY_SOLVED),
        (Tally(yes=9, no=20), Stage.NOT_SOLVED),
        (Tally(partly=3), Stage.PARTLY_SOLVED),
        (Tally(yes=1, partly=2), Stage.PARTLY_SOLVED),
        (Tally(no=3), Stage.NOT_SOLVED),
        (Tally(yes=2), Stage.NOT_SOLVED),
        (Tally(), Stage.NOT_SOLVED),
    ],
)
def test_two_thirds_are_solved_and_one_third_is_partly(tally, result):
    assert result_of(tally, 3, RULE) == result


@given(yes=counts, partly=counts, no=counts)
def test_one_more_yes_is_never_worse_and_one_more_no_is_never_better(yes, partly, no):
    now = ORDER.index(result_of(Tally(yes, partly, no), 1, RULE))

    assert ORDER.index(result_of(Tally(yes + 1, partly, no), 1, RULE)) >= now or yes == 0
    assert ORDER.index(result_of(Tally(yes, partly, no + 1), 1, RULE)) <= now


def test_a_tie_about_a_problem_goes_down():
    assert is_fixed(Tally(yes=2, no=1))
    assert not is_fixed(Tally(yes=2, no=2))
    assert not is_fixed(Tally(yes=2, partly=1, no=1))
    assert not is_fixed(Tally())


tallies = st.builds(Tally, counts, counts, counts)


@given(tallies, tallies, st.integers(1, 30))
def test_those_helped_raise_no_result_and_make_no_quorum(affected, helped, quorum):
    without = result_of(affected, quorum, RULE)
    found = result_with(affected, helped, quorum, RULE)

    assert ORDER.index(found) <= ORDER.index(without)
    if helped.all < RULE["beneficiaries_least"]:
        assert found == without
    else:
        assert found in {without, result_of(helped, 1, RULE)}
