"""The life of an answer owed to supporters: from the day there are enough of them.

It has a clock of its own, because the clock of the initiative belongs to its stage: the akimat
may owe an answer while the team is working.
"""

from typing import Any

import rules

from initiatives.models.owed import OwedAnswer, OwedStage
from initiatives.predicates import called, is_system, runs_the_desk
from initiatives.requirements import IN_BOTH_LANGUAGES
from kernel.models import JournalEntry
from kernel.workflow import Move, Workflow

O = OwedStage  # noqa: E741 - one letter, as S and P in the other tables


@rules.predicate
def runs_its_desk(user: object, owed: OwedAnswer) -> bool:
    """An official on whose desk the initiative lies, with no hand in it."""
    return runs_the_desk(user, owed.initiative)


answers_supporters = called("official", runs_its_desk)


def keep_answer(owed: OwedAnswer, _entry: JournalEntry, given: dict[str, Any]) -> None:
    """In both languages, as everybody reads it."""
    owed.answer_kk, owed.answer_ru = given["public_answer_kk"], given["public_answer_ru"]


# fmt: off
OWED = Workflow(
    "owed",
    Move("owe", frozenset({O.COUNTED}), O.OWED, by=is_system,
         clock="start:supported_answer", tells=frozenset({"author", "followers", "office"})),
    Move("answer", frozenset({O.OWED}), O.ANSWERED, by=answers_supporters,
         needs=IN_BOTH_LANGUAGES,
         clock="stop", tells=frozenset({"author", "followers"}), effect=keep_answer),
    # a decision on the application is an answer to its supporters too, and is told as such
    Move("settle", frozenset({O.OWED, O.HELD}), O.ANSWERED, by=is_system,
         needs=IN_BOTH_LANGUAGES,
         clock="stop", effect=keep_answer),
    Move("hold", frozenset({O.OWED}), O.HELD, by=is_system, clock="pause"),
    Move("resume", frozenset({O.HELD}), O.OWED, by=is_system, clock="resume"),
    Move("lapse", frozenset({O.OWED, O.HELD}), O.LAPSED, by=is_system, clock="stop"),
)
# fmt: on
