"""The life of a question to an outside body, from the letter to an answer everybody reads."""

from typing import Any

import rules
from django.utils import timezone

from initiatives.models.outside import OutsideQuestion, OutsideStage
from initiatives.predicates import is_system, runs_the_desk
from kernel.models import JournalEntry
from kernel.workflow import Given, Move, Workflow

O = OutsideStage  # noqa: E741 - one letter, as S and P in the other tables


@rules.predicate
def runs_its_desk(user: object, question: OutsideQuestion) -> bool:
    """An official on whose desk the thing lies."""
    return runs_the_desk(user, question.thing)


def term_is_over(question: OutsideQuestion, _given: Given) -> str | None:
    """The day of the letter has passed."""
    is_past = question.due_at and question.due_at <= timezone.now()
    return None if is_past else "too_early"


def keep_answer(question: OutsideQuestion, _entry: JournalEntry, given: dict[str, Any]) -> None:
    """In the words of the body."""
    question.answer_kk = given.get("answer_kk", "")
    question.answer_ru = given.get("answer_ru", "")


# fmt: off
OUTSIDE = Workflow(
    "outside",
    Move("send", frozenset({O.WRITTEN}), O.ASKED, by=runs_its_desk,
         tells=frozenset({"author"})),
    Move("answer", frozenset({O.ASKED}), O.ANSWERED, by=is_system,  # the holder of the link
         needs=("answer_kk|answer_ru",),
         clock="stop", tells=frozenset({"office"}), effect=keep_answer),
    Move("publish", frozenset({O.ANSWERED}), O.PUBLISHED, by=runs_its_desk,
         tells=frozenset({"author", "followers"})),
    Move("decline", frozenset({O.ANSWERED}), O.DECLINED, by=runs_its_desk,
         needs=("reason",)),
    Move("revoke", frozenset({O.ASKED}), O.REVOKED, by=runs_its_desk,
         needs=("reason",),
         clock="stop"),
    Move("expire", frozenset({O.ASKED}), O.LATE, by=is_system,
         when=(term_is_over,),
         clock="stop", tells=frozenset({"office"})),
)
# fmt: on
