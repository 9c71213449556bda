"""The parts of a problem that were given out (`splitting.py`)."""

from django.db.models import QuerySet

from initiatives.models import Problem
from initiatives.stages import PROBLEM_BEFORE_CLAIM, ProblemStage

UNFINISHED = PROBLEM_BEFORE_CLAIM | {ProblemStage.NOT_FIXED, ProblemStage.REOPEN_REQUESTED}


def unfinished_parts(whole: Problem) -> QuerySet[Problem]:
    """The parts on which somebody still has to act."""
    return whole.parts.filter(stage__in=UNFINISHED)
