"""The parts of a problem that were given out (`splitting.py`)."""

from initiatives.models import Problem
from initiatives.stages import PROBLEM_BEFORE_CLAIM, ProblemStage

UNFINISHED = PROBLEM_BEFORE_CLAIM | {ProblemStage.NOT_FIXED, ProblemStage.REOPEN_REQUESTED}


def has_unfinished_parts(whole: Problem) -> bool:
    """Somebody still has to act on a part; parts fetched beforehand are not asked for again."""
    return any(part.stage in UNFINISHED for part in whole.parts.all())
