"""The labelled reports: ours finds more of what was told before, and bothers less, than distance.

Run with `-s` to see the numbers.
"""

import sys

import pytest

from initiatives import duplicates
from tests.initiatives import alike

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    kinds, laid = alike.build()
    return list(alike.reports(kinds, laid))


def test_what_was_told_before_is_found_in_any_language_and_spelling(town):
    held_out = [row for row in town if row[0] % 2]  # the shares were chosen on the others

    ours, distance = alike.measure(alike.ours, town), alike.measure(alike.nearest, town)
    unseen = alike.measure(alike.ours, held_out)
    scores = (("ours", ours), ("distance only", distance), ("ours, held out", unseen))
    sys.stdout.write("\n".join(["", *(alike.said(*one) for one in scores), ""]))

    assert sum(1 for row in town if row[-1]) >= 150
    for score in (ours, unseen):
        assert score.recall >= 0.9
        assert score.precision >= 0.6
    assert ours.recall > distance.recall + 0.2
    assert ours.precision > distance.precision * 2


def test_without_the_words_it_is_hardly_better_than_distance(town, monkeypatch):
    """The twin: the same machine, deaf."""
    monkeypatch.setattr(duplicates.likeness, "words_in_common", lambda *_: 0.5)
    monkeypatch.setattr(duplicates, "_trusted", lambda _letters: 0.0)

    assert alike.measure(alike.ours, town).precision < 0.6
