"""Is it fixed? Answered from the message that asks, without signing in.

A link is one question to one person: its hash finds the row, and nothing on the way says who it
is. Until its term ends the answer may be changed; an answer of another round of the same claim
is the same answer.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from initiatives import judging
from initiatives.models import FixQuestion, FixSilence, Problem, ProblemAnswer
from kernel.links import LATE, UNKNOWN, hash_of
from kernel.models import JournalEntry
from kernel.workflow import Refusal

OVER = "fix_question_over"


@dataclass(frozen=True)
class Asked:
    """One question and what it is about."""

    question: FixQuestion

    @property
    def problem(self) -> Problem:
        """What is said to be fixed."""
        return self.question.round.problem

    @property
    def claim(self) -> JournalEntry:
        """Who said so, and when."""
        return self.question.round.claim

    @cached_property
    def answer(self) -> ProblemAnswer | None:
        """What this person has said of this claim so far."""
        said = ProblemAnswer.objects.filter(claim=self.claim, user=self.question.user_id)
        return said.first()

    @property
    def is_open(self) -> bool:
        """The claim still stands, and its truth is still asked."""
        problem = self.problem
        is_asked = problem.stage in judging.HEARD_IN and judging.is_still_asked(problem)
        return is_asked and not problem.is_hidden and judging.claim_of(problem) == self.claim


def asked_by(word: str) -> Asked:
    """The question of a link. Refuses with link_unknown, link_late."""
    rows = FixQuestion.objects.select_related(
        "user", "round__claim", "round__problem__category", "round__problem__region",
        "round__problem__office__region", "round__problem__author",
    )  # fmt: skip
    question = rows.filter(word_hash=hash_of(word), user__is_active=True).first()
    if question is None:
        raise Refusal(UNKNOWN)
    if question.round.closes_at < timezone.now():
        raise Refusal(LATE)
    return Asked(question)


def answer_by(word: str, **said: Any) -> ProblemAnswer:  # noqa: ANN401 - as `answer_problem` takes it
    """What the person asked says. Refuses as above, with fix_question_over, and as its verb."""
    asked = asked_by(word)
    if not asked.is_open:
        raise Refusal(OVER)
    return judging.answer_problem(asked.problem, asked.question.user, **said)


def knows(word: str) -> bool:
    """The word is of one of our questions, however old."""
    return FixQuestion.objects.filter(word_hash=hash_of(word)).exists()


def be_silent(word: str, *, about_all: bool = False) -> None:
    """No more such questions: about this problem, or about any. Refuses with link_unknown."""
    question = FixQuestion.objects.filter(word_hash=hash_of(word)).first()
    if question is None:
        raise Refusal(UNKNOWN)
    problem = None if about_all else question.round.problem
    FixSilence.objects.get_or_create(user=question.user, problem=problem)
