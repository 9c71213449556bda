"""Where a problem stands, in one sentence: who answers, until when, or that the term is over."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.models import Problem
from initiatives.stages import ProblemStage
from mapapp.templatetags.moments import days_left, until

P = ProblemStage


@dataclass(frozen=True, slots=True)
class Says:
    """One stage for people: without a date, and with one."""

    now: str
    by_when: str = ""


SAYS: dict[str, Says] = {
    P.REPORTED: Says(
        gettext_lazy("Only you see it. Confirm a phone or an e-mail, and it goes to the akimat.")
    ),
    P.CONFIRMED: Says(
        gettext_lazy("It lies with this office: %(who)s."),
        gettext_lazy("%(who)s has %(until)s to take it up."),
    ),
    P.ACKNOWLEDGED: Says(
        gettext_lazy("%(who)s has taken it up."),
        gettext_lazy("%(who)s has taken it up and answers %(until)s."),
    ),
    P.NEEDS_INFORMATION: Says(
        gettext_lazy("%(who)s has asked its author a question. The clock stands still meanwhile.")
    ),
    P.IN_WORK: Says(
        gettext_lazy("It is being fixed."),
        gettext_lazy("It is being fixed, planned %(until)s."),
    ),
    P.CLAIMED_FIXED: Says(
        gettext_lazy("It is said to be fixed. Those who told of it say whether it is true."),
        gettext_lazy(
            "It is said to be fixed. Those who told of it say %(until)s whether it is true."
        ),
    ),
    P.FIXED: Says(gettext_lazy("Fixed, and those who told of it confirm it.")),
    P.NOT_FIXED: Says(
        gettext_lazy("Not fixed, say those who told of it. It goes back to the akimat.")
    ),
    P.REOPEN_REQUESTED: Says(
        gettext_lazy("It was found fixed, and a resident says it is not. %(who)s decides."),
        gettext_lazy(
            "It was found fixed, and a resident says it is not. %(who)s decides %(until)s."
        ),
    ),
    P.CLOSED: Says(gettext_lazy("Fixed and closed.")),
    P.REFUSED: Says(gettext_lazy("%(who)s refused it. The reason stands below.")),
    P.DUPLICATE: Says(gettext_lazy("The same has been told of already.")),
    P.WITHDRAWN: Says(gettext_lazy("Its author withdrew it.")),
}


def sentence(problem: Problem) -> str:
    """What a neighbour needs to know first."""
    says = SAYS[problem.stage]
    words = says.by_when if problem.due_at and says.by_when else says.now
    return str(words) % {"who": who_of(problem), "until": until(problem.due_at)}


def who_of(problem: Problem) -> str:
    """The office that has it."""
    return problem.office.name if problem.office else _("The akimat")


def lateness(problem: Problem) -> str:
    """The overdue term in words; nothing while there is time."""
    return days_left(problem.due_at) if problem.is_overdue else ""
