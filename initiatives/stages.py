"""Where an initiative or a problem stands, and what follows from it. Pure: words and sets.

The eleven printed steps are the public stepper; a stage is finer, and the step is derived.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where an initiative stands."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    IN_REVIEW = "in_review", _("In review")
    NEEDS_INFORMATION = "needs_information", _("Information is asked for")
    STATE_BODY_REVIEW = "state_body_review", _("A state body is considering it")
    TEAM_SELECTION = "team_selection", _("The team is being chosen")
    RESOURCE_SEARCH = "resource_search", _("Resources are being sought")
    RESOURCES_NOT_FOUND = "resources_not_found", _("Resources were not found")
    RESOURCE_ATTRACTION = "resource_attraction", _("Resources are being attracted")
    STATE_BODY_SUPPORT = "state_body_support", _("A state body is asked for support")
    IMPLEMENTATION = "implementation", _("Under way")
    CLOSING = "closing", _("Closing: the team says it is done")
    EVALUATION = "evaluation", _("Evaluation by those affected")
    SOLVED = "solved", _("Solved")
    PARTLY_SOLVED = "partly_solved", _("Partly solved")
    NOT_SOLVED = "not_solved", _("Not solved")
    REFUSED = "refused", _("Refused")
    DUPLICATE = "duplicate", _("Duplicate")
    SUSPENDED = "suspended", _("Suspended")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ProblemStage(models.TextChoices):
    """Where a problem stands."""

    REPORTED = "reported", _("Reported")
    CONFIRMED = "confirmed", _("Waiting for the akimat")
    ACKNOWLEDGED = "acknowledged", _("Taken up")
    NEEDS_INFORMATION = "needs_information", _("Information is asked for")
    IN_WORK = "in_work", _("In work")
    CLAIMED_FIXED = "claimed_fixed", _("Said to be fixed")
    FIXED = "fixed", _("Fixed, confirmed by residents")
    NOT_FIXED = "not_fixed", _("Not fixed, residents say")
    REOPEN_REQUESTED = "reopen_requested", _("Asked to be reopened")
    CLOSED = "closed", _("Closed")
    REFUSED = "refused", _("Refused")
    DUPLICATE = "duplicate", _("Duplicate")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Step(models.IntegerChoices):
    """The printed steps of the seed (its processing scheme), in their order."""

    APPLICATION = 1, _("Application")
    FEEDBACK = 2, _("Feedback")
    STATE_BODY = 3, _("State body involved")
    TEAM = 4, _("Team")
    RESOURCES_SOUGHT = 5, _("Resources sought")
    RESOURCES_ATTRACTED = 6, _("Resources attracted")
    STATE_SUPPORT = 7, _("State body's support")
    IMPLEMENTATION = 8, _("Implementation")
    CLOSING = 9, _("Closing")
    EVALUATION = 10, _("Evaluation")
    RESULT = 11, _("Result")


class StageGroup(models.TextChoices):
    """Four words for the map: one shape and colour each."""

    WAITING = "waiting", _("Waiting")
    IN_WORK = "in_work", _("In work")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


S, P, G = Stage, ProblemStage, StageGroup

RESULTS = frozenset({S.SOLVED, S.PARTLY_SOLVED, S.NOT_SOLVED})
BESIDE_THE_STEPS = frozenset({S.REFUSED, S.DUPLICATE, S.SUSPENDED, S.WITHDRAWN})
IF_NEEDED = frozenset(
    {Step.STATE_BODY, Step.RESOURCES_SOUGHT, Step.RESOURCES_ATTRACTED, Step.STATE_SUPPORT}
)

STEP_OF: dict[str, Step] = {
    S.DRAFT: Step.APPLICATION,
    S.SUBMITTED: Step.APPLICATION,
    S.IN_REVIEW: Step.FEEDBACK,
    S.NEEDS_INFORMATION: Step.FEEDBACK,
    S.STATE_BODY_REVIEW: Step.STATE_BODY,
    S.TEAM_SELECTION: Step.TEAM,
    S.RESOURCE_SEARCH: Step.RESOURCES_SOUGHT,
    S.RESOURCES_NOT_FOUND: Step.RESOURCES_SOUGHT,
    S.RESOURCE_ATTRACTION: Step.RESOURCES_ATTRACTED,
    S.STATE_BODY_SUPPORT: Step.STATE_SUPPORT,
    S.IMPLEMENTATION: Step.IMPLEMENTATION,
    S.CLOSING: Step.CLOSING,
    S.EVALUATION: Step.EVALUATION,
    S.SOLVED: Step.RESULT,
    S.PARTLY_SOLVED: Step.RESULT,
    S.NOT_SOLVED: Step.RESULT,
}

STILL_OPEN = frozenset(S) - RESULTS - BESIDE_THE_STEPS - {S.DRAFT}
BEFORE_CLOSING = STILL_OPEN - {S.CLOSING, S.EVALUATION}
ACCEPTED = frozenset(
    {
        S.TEAM_SELECTION,
        S.RESOURCE_SEARCH,
        S.RESOURCES_NOT_FOUND,
        S.RESOURCE_ATTRACTION,
        S.STATE_BODY_SUPPORT,
        S.IMPLEMENTATION,
        S.CLOSING,
        S.EVALUATION,
    }
)
GATHERING = ACCEPTED - {S.CLOSING, S.EVALUATION}  # people and things may still join
UNDER_WAY = frozenset({S.IMPLEMENTATION, S.CLOSING})
SAID_TO_BE_DONE = RESULTS | {S.CLOSING, S.EVALUATION}  # its closing report is everybody's

# people may stand behind it; a suspended one only waits
SUPPORTED_IN = STILL_OPEN | {S.SUSPENDED}

ON_THE_MAP = frozenset(S) - {S.DRAFT, S.DUPLICATE, S.WITHDRAWN}
IN_PUBLIC = ON_THE_MAP | {S.DUPLICATE}  # its page stays and leads to the other
ON_THE_DESK = frozenset({S.SUBMITTED, S.IN_REVIEW, S.NEEDS_INFORMATION, S.STATE_BODY_REVIEW})
ON_THE_DESK_OF_COORDINATORS = frozenset({S.SUBMITTED, S.CLOSING})
ON_THE_DESK_OF_THE_BODY = frozenset({S.STATE_BODY_REVIEW, S.STATE_BODY_SUPPORT})

PROBLEM_ENDS = frozenset({P.CLOSED, P.REFUSED, P.DUPLICATE, P.WITHDRAWN})
PROBLEM_STILL_OPEN = frozenset(P) - PROBLEM_ENDS - {P.FIXED}
NOT_TAKEN_UP = frozenset({P.REPORTED, P.CONFIRMED})
PROBLEM_BEFORE_CLAIM = frozenset(
    {P.REPORTED, P.CONFIRMED, P.ACKNOWLEDGED, P.NEEDS_INFORMATION, P.IN_WORK}
)
PROBLEM_ON_THE_MAP = frozenset(P) - {P.REPORTED, P.DUPLICATE, P.WITHDRAWN}
PROBLEM_IN_PUBLIC = PROBLEM_ON_THE_MAP | {P.DUPLICATE}
ADOPTABLE = frozenset({P.CONFIRMED, P.ACKNOWLEDGED, P.NEEDS_INFORMATION, P.IN_WORK})
PROBLEM_ON_THE_DESK = ADOPTABLE | {P.REOPEN_REQUESTED}
PROBLEM_REROUTABLE = frozenset({P.CONFIRMED, P.ACKNOWLEDGED})  # later the work has begun
SAID_TO_BE_FIXED = frozenset({P.FIXED, P.CLOSED})  # residents confirmed it; a "no" may come later
ASKED_IF_FIXED = SAID_TO_BE_FIXED | {P.CLAIMED_FIXED}

GROUP_OF: dict[str, StageGroup] = {
    S.SUBMITTED: G.WAITING,
    S.IN_REVIEW: G.WAITING,
    S.NEEDS_INFORMATION: G.WAITING,
    S.STATE_BODY_REVIEW: G.WAITING,
    S.TEAM_SELECTION: G.IN_WORK,
    S.RESOURCE_SEARCH: G.IN_WORK,
    S.RESOURCES_NOT_FOUND: G.STOPPED,
    S.RESOURCE_ATTRACTION: G.IN_WORK,
    S.STATE_BODY_SUPPORT: G.IN_WORK,
    S.IMPLEMENTATION: G.IN_WORK,
    S.CLOSING: G.IN_WORK,
    S.EVALUATION: G.IN_WORK,
    S.SOLVED: G.DONE,
    S.PARTLY_SOLVED: G.DONE,
    S.NOT_SOLVED: G.STOPPED,
    S.REFUSED: G.STOPPED,
    S.SUSPENDED: G.STOPPED,
}

PROBLEM_GROUP_OF: dict[str, StageGroup] = {
    P.CONFIRMED: G.WAITING,
    P.ACKNOWLEDGED: G.WAITING,
    P.NEEDS_INFORMATION: G.WAITING,
    P.IN_WORK: G.IN_WORK,
    P.CLAIMED_FIXED: G.IN_WORK,
    P.FIXED: G.DONE,
    P.NOT_FIXED: G.WAITING,
    P.REOPEN_REQUESTED: G.WAITING,
    P.CLOSED: G.DONE,
    P.REFUSED: G.STOPPED,
}


def step_of(stage: str) -> Step | None:
    """The public step of a stage; none beside the steps."""
    return STEP_OF.get(stage)
