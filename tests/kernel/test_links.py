"""A link says what it was made for, and nothing else."""

from datetime import timedelta

import pytest
import time_machine

from kernel import links
from kernel.workflow import Refusal

WEEK = timedelta(days=7)


def test_a_link_gives_back_what_was_put_into_it():
    word = links.seal("judge", problem=7, user=3)

    assert links.unseal("judge", word, within=WEEK) == {"problem": 7, "user": 3}


@pytest.mark.parametrize("change", [str.upper, lambda word: word[1:], lambda _word: ""])
def test_a_changed_link_is_unknown(change):
    word = links.seal("judge", problem=7, user=3)

    with pytest.raises(Refusal) as refused:
        links.unseal("judge", change(word), within=WEEK)
    assert refused.value.code == "link_unknown"


def test_a_link_for_one_purpose_serves_no_other():
    word = links.seal("stop", subscription=7)

    with pytest.raises(Refusal) as refused:
        links.unseal("judge", word, within=WEEK)
    assert refused.value.code == "link_unknown"


def test_an_old_link_says_that_it_is_late():
    with time_machine.travel("2026-11-01", tick=False):
        word = links.seal("judge", problem=7)

    with time_machine.travel("2026-11-09", tick=False), pytest.raises(Refusal) as refused:
        links.unseal("judge", word, within=WEEK)
    assert refused.value.code == "link_late"
