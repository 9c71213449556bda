from collections import Counter

import pytest

from drills.judging import Found
from drills.kill import blows

IDS = {"a": 1, "b": 2, "c": 3}
GOOD = {
    "sent": 3,
    "acked": IDS,
    "kept": IDS,
    "rows": 3,
    "notices": Counter({1: 1, 2: 1, 3: 1}),
    "letters": Counter({"x": 1, "y": 1, "z": 1}),
    "errors": Counter({"RemoteDisconnected": 2}),
    "struck": Counter({"web": 1, "redis": 1, "worker": 1}),
}


def test_a_drill_in_which_everything_is_there_once_is_good():
    found = Found(**GOOD)

    assert found.is_good(3)
    assert (found.lost, found.doubled, found.facts["errors"]) == (0, 0, 2)


def test_only_a_killed_worker_explains_a_letter_handed_over_again():
    letters = Counter({"x": 1, "y": 2, "z": 1})
    struck = Counter({"web": 1, "redis": 1})

    explained = Found(**GOOD | {"letters": letters})
    unexplained = Found(**GOOD | {"letters": letters, "struck": struck})

    assert explained.is_good(3)
    assert (explained.handed_again, explained.doubled) == (1, 0)
    assert unexplained.doubled == 1


@pytest.mark.parametrize(
    ("planted", "lost", "doubled"),
    [
        ({"kept": {"a": 1, "b": 2}, "rows": 2, "notices": Counter({1: 1, 2: 1})}, 1, 0),
        ({"kept": IDS | {"c": 9}, "notices": Counter({1: 1, 2: 1, 9: 1})}, 1, 0),
        ({"rows": 4}, 0, 1),
        ({"notices": Counter({1: 1, 2: 1})}, 1, 0),
        ({"notices": Counter({1: 1, 2: 2, 3: 1})}, 0, 1),
        ({"letters": Counter({"x": 1, "y": 4, "z": 1})}, 0, 2),
        ({"letters": Counter({"x": 3, "y": 2, "z": 2})}, 0, 2),
        ({"acked": {"a": 1, "b": 2}}, 0, 0),
        ({"struck": Counter({"web": 1, "redis": 1})}, 0, 0),
    ],
)
def test_a_planted_fault_is_found(planted, lost, doubled):
    found = Found(**GOOD | planted)

    assert not found.is_good(3)
    assert (found.lost, found.doubled) == (lost, doubled)


def test_the_blows_are_spread_over_the_reports():
    plan = blows(200, web=1, others=1)

    assert [(blow.at, blow.what) for blow in plan] == [(40, "web"), (90, "redis"), (140, "worker")]
    assert len(blows(1000, web=20, others=5)) == 30
    assert all(blow.at < 1000 for blow in blows(1000, web=20, others=5))
