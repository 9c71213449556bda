"""The moves only time may make, and the questions asked again.

Every line names rows that may be due and what is done with each; each row has its own
transaction. Two runners at once are harmless: the engine locks the row and refuses the second
one, and a question asked again is one row by its key.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from initiatives import asking_again, asking_fixed, beneficiaries_heard, evaluating, judging
from initiatives.models import (
    Evaluation,
    EvaluationAnswer,
    Initiative,
    OutsideQuestion,
    Problem,
    ProblemAnswer,
)
from initiatives.reasons import ReasonCode
from initiatives.stages import RESULTS, SAID_TO_BE_FIXED, ProblemStage, Stage
from kernel.models import Staged
from kernel.workflow import Refusal

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timer:
    """One line: which rows may be due, whether this one is, and what the system says."""

    verb: str
    rows: Callable[[datetime], QuerySet[Any]]
    is_due: Callable[[Any], bool] = lambda _row: True
    given: Callable[[Any], dict[str, Any]] = lambda _row: {}


def _past(rows: QuerySet[Any], now: datetime) -> QuerySet[Any]:
    return rows.filter(due_at__lte=now, paused_at=None)


def _asked_long_ago(model: type[Staged]) -> Callable[[datetime], QuerySet[Any]]:
    """Working days are never fewer than days: whoever was asked later is not late."""

    def rows(now: datetime) -> QuerySet[Any]:
        """Those whose author was asked at least so many days ago."""
        least = timedelta(days=settings.TERMS["answer"]["working_days"])
        return model.objects.filter(stage=Stage.NEEDS_INFORMATION, stage_since__lte=now - least)

    return rows


def _answered_later(_now: datetime) -> QuerySet[Any]:
    """Results about which somebody who was asked again has said something."""
    later = Evaluation.objects.filter(
        initiative=OuterRef("pk"), days_after__gt=0, closed_at=None, answers__isnull=False
    )
    return Initiative.objects.filter(Exists(later), stage__in=RESULTS - {Stage.NOT_SOLVED})


def _answered_fixes(_now: datetime) -> QuerySet[Any]:
    """Claims somebody has answered; silence decides nothing, so nobody looks at the others."""
    here = ProblemAnswer.objects.filter(problem=OuterRef("pk"))
    there = EvaluationAnswer.objects.filter(evaluation__initiative__problems=OuterRef("pk"))
    return Problem.objects.filter(Exists(here) | Exists(there), stage=ProblemStage.CLAIMED_FIXED)


def _doubted_fixes(_now: datetime) -> QuerySet[Any]:
    """Found fixed by the others, with a "no" nobody has decided on."""
    doubts = ProblemAnswer.objects.filter(problem=OuterRef("pk"), asks_to_reopen=True)
    return Problem.objects.filter(Exists(doubts), stage__in=SAID_TO_BE_FIXED)


def _why_doubted(problem: Problem) -> dict[str, Any]:
    """The reason of the first who doubts it."""
    doubts = problem.answers.filter(asks_to_reopen=True).order_by("at", "pk")
    return {"reason_code": doubts.values_list("why", flat=True).first() or ReasonCode.OTHER}


def _evaluated(initiative: Initiative) -> dict[str, Any]:
    """By a quorum or by the deadline without one: the entry says which, and the count.

    The round is held from the count to the commit, so that no answer slips in between.
    """
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    evaluation = evaluating.held(initiative)
    if evaluation is None:
        return {}  # another runner was quicker; the table refuses
    tally = evaluating.tally_of(evaluation)
    enough = tally.all >= evaluation.quorum
    code = ReasonCode.BY_QUORUM if enough else ReasonCode.NO_QUORUM
    counts = asdict(tally)
    if (helped := beneficiaries_heard.tally_of(evaluation)).all:
        counts |= {f"helped_{one}": number for one, number in asdict(helped).items()}
    return counts | {"reason_code": code, "quorum": evaluation.quorum}


TIMERS: tuple[Timer, ...] = (
    *(
        Timer(
            "answer",
            _asked_long_ago(model),
            lambda row: row.answer_is_late,
            lambda _row: {"reason_code": ReasonCode.NO_ANSWER},
        )
        for model in (Initiative, Problem)
    ),
    Timer(
        "run_out",
        lambda now: _past(Initiative.objects.filter(stage=Stage.RESOURCE_ATTRACTION), now),
        given=lambda _row: {"reason_code": ReasonCode.END_DATE_PASSED},
    ),
    Timer(
        "conclude",
        lambda _now: Initiative.objects.filter(stage=Stage.EVALUATION),
        evaluating.may_be_concluded,
        _evaluated,
    ),
    Timer(
        "reopen",
        _answered_later,
        evaluating.later_answers_deny,
        lambda _row: {"reason_code": ReasonCode.LATER_ANSWERS},
    ),
    Timer(
        "judge",
        _answered_fixes,
        judging.may_be_judged,
    ),
    Timer("retry", lambda _now: Problem.objects.filter(stage=ProblemStage.NOT_FIXED)),
    Timer("request_reopening", _doubted_fixes, given=_why_doubted),
    Timer("expire", lambda now: _past(OutsideQuestion.objects.filter(stage="asked"), now)),
    Timer("close", lambda now: _past(Problem.objects.filter(stage=ProblemStage.FIXED), now)),
)


def run_timers(now: datetime | None = None) -> int:
    """Carry out every move that is due; returns how many were made."""
    now = now or timezone.now()
    made = sum(_carry_out(timer, row) for timer in TIMERS for row in _rows(timer, now))
    asking_again.ask_again(now)
    asking_fixed.ask_what_is_due(now)
    return made


def _rows(timer: Timer, now: datetime) -> Iterator[Staged]:
    """One at a time by key: a long list is not held, and each is read when its turn comes."""
    rows = timer.rows(now).order_by("pk")
    for pk in list(rows.values_list("pk", flat=True)):
        row = rows.model.objects.filter(pk=pk).first()
        if row is not None and timer.is_due(row):
            yield row


def _carry_out(timer: Timer, row: Staged) -> bool:
    try:
        with transaction.atomic():
            row.move(timer.verb, by=None, **timer.given(row))
    except Refusal as refusal:
        log.debug("%s of %s waits: %s", timer.verb, row.pk, refusal.code)
        return False
    except DatabaseError:
        raise  # nothing else would fare better
    except Exception:
        log.exception("%s of %s failed", timer.verb, row.pk)
        return False  # one row in trouble holds up nobody else
    return True
