"""Whose turn it is at each stage, until when, and why where there is no date.

Every open stage has somebody who must act and a clock, or a reason for having none; a test
walks the tables and finds the holes.
"""

from datetime import date, datetime
from itertools import pairwise

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.stages import ProblemStage, Stage
from kernel.clock import END_OF_DAY, after_a_pause, due
from kernel.models import Staged


class Turn(models.TextChoices):
    """Who must act next."""

    OFFICE = "office", _("The akimat's office")
    AUTHOR = "author", _("The author")
    BODY = "body", _("The state body asked")
    LEAD = "lead", _("The lead of the team")
    COORDINATOR = "coordinator", _("A coordinator who is not in the team")
    AFFECTED = "affected", _("Those affected")
    MODERATOR = "moderator", _("A moderator")
    SYSTEM = "system", _("The published rule")


class NoClock(models.TextChoices):
    """Why a stage has no date."""

    OWN_PACE = "own_pace", _("The team goes at its own pace")
    PAUSED = "paused", _("The clock stands still")
    AT_ONCE = "at_once", _("Done at the next tick of the timer")


S, P = Stage, ProblemStage
NO_RECEIPT = ("edit", "resume", "unmerge")
STOOD_STILL = {S.SUSPENDED, S.DUPLICATE, P.DUPLICATE}

TURN_OF: dict[str, Turn] = {
    S.SUBMITTED: Turn.OFFICE,
    S.IN_REVIEW: Turn.OFFICE,
    S.NEEDS_INFORMATION: Turn.AUTHOR,
    S.STATE_BODY_REVIEW: Turn.BODY,
    S.TEAM_SELECTION: Turn.LEAD,
    S.RESOURCE_SEARCH: Turn.LEAD,
    S.RESOURCES_NOT_FOUND: Turn.LEAD,
    S.RESOURCE_ATTRACTION: Turn.LEAD,
    S.STATE_BODY_SUPPORT: Turn.BODY,
    S.IMPLEMENTATION: Turn.LEAD,
    S.CLOSING: Turn.COORDINATOR,
    S.EVALUATION: Turn.AFFECTED,
    S.SUSPENDED: Turn.MODERATOR,
}
PROBLEM_TURN_OF: dict[str, Turn] = {
    P.REPORTED: Turn.AUTHOR,
    P.CONFIRMED: Turn.OFFICE,
    P.ACKNOWLEDGED: Turn.OFFICE,
    P.NEEDS_INFORMATION: Turn.AUTHOR,
    P.IN_WORK: Turn.OFFICE,
    P.CLAIMED_FIXED: Turn.AFFECTED,
    P.NOT_FIXED: Turn.SYSTEM,
    P.FIXED: Turn.SYSTEM,
    P.REOPEN_REQUESTED: Turn.OFFICE,
}
NO_CLOCK: dict[str, NoClock] = {
    S.TEAM_SELECTION: NoClock.OWN_PACE,
    S.RESOURCES_NOT_FOUND: NoClock.OWN_PACE,
    S.SUSPENDED: NoClock.PAUSED,
}
PROBLEM_NO_CLOCK: dict[str, NoClock] = {
    P.REPORTED: NoClock.OWN_PACE,
    P.IN_WORK: NoClock.OWN_PACE,
    P.NOT_FIXED: NoClock.AT_ONCE,
}
# moves after which the date is one of the initiative's own, set by their effect
OWN_DATE: dict[str, str] = {
    "involve": "the body's term",
    "ask_support": "the body's term",
    "seek": "the plan's beginning",
    "attract": "the end date",
    "support": "the plan's end",
    "start": "the plan's end",
    "extend": "the day named",
}
PROBLEM_OWN_DATE: dict[str, str] = {
    "extend": "the day named",
    "keep": "the day it would have been closed",
}


def end_of(day: date | None) -> datetime | None:
    """The end of the working day, in the country's time."""
    return timezone.make_aware(datetime.combine(day, END_OF_DAY)) if day else None


def from_receipt(subject: Staged, stage: str) -> datetime | None:
    """When the review is due: the term of the law runs from receipt, not from taking up.

    An edit that leaves it with the same office is no receipt, nor is a coming back; the time in
    which it was suspended or led elsewhere is given back.
    """
    received = subject.journal().filter(after=stage).exclude(verb__in=NO_RECEIPT).last()
    if received is None:
        return subject.due_at
    due_at = due("review", received.at)
    for stood, went_on in pairwise(subject.journal().filter(pk__gte=received.pk)):
        if stood.after in STOOD_STILL:
            due_at = after_a_pause(due_at, since=stood.at, until=went_on.at)
    return due_at


def answer_is_due(subject: Staged) -> datetime:
    """Until when an author who was asked may answer; the review waits for them."""
    return due("answer", subject.stage_since)
