"""What the author of a thing wrote, for the moderators who decide about it; the name first."""

from collections.abc import Callable
from typing import Any

from community.models import Comment, Letter
from initiatives.models import (
    CarePoint,
    CareVisit,
    ClosingReport,
    DrawnEvaluator,
    EvaluationAnswer,
    Expense,
    Initiative,
    Problem,
    TeamMember,
    WorkNews,
)
from initiatives.models.closing import SAID, SAID_IN_LINES


def _of_report(report: ClosingReport) -> list[str]:
    """Every free word of it: the sections, then the lines."""
    said = [getattr(report, name) for name in SAID]
    for lines, words in SAID_IN_LINES.items():
        said += getattr(report, lines).values_list(words, flat=True)
    return said


TEXTS: dict[type, Callable[[Any], list[str]]] = {
    **dict.fromkeys((Problem, Comment, Letter, WorkNews), lambda thing: [thing.text]),
    **dict.fromkeys((EvaluationAnswer, DrawnEvaluator), lambda thing: [thing.comment]),
    Initiative: lambda thing: [thing.title, thing.summary, thing.report],
    Expense: lambda expense: [expense.words],
    ClosingReport: _of_report,
    TeamMember: lambda member: [member.message],
    CarePoint: lambda point: [point.title],
    CareVisit: lambda visit: [visit.note],
}


def texts_of(thing: Any) -> list[str]:  # noqa: ANN401 - any kind, or nothing
    """All of it; photos have no words."""
    return TEXTS[type(thing)](thing) if type(thing) in TEXTS else []


def said_by(thing: Any) -> str:  # noqa: ANN401 - the same
    """The words a thing is called by."""
    return (texts_of(thing) or [""])[0]
