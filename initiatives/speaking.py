"""Whether the author may ask in the name of the applicant: the apps that know bodies answer.

They register their answer in `ready()`; nobody needs to be asked about a citizen, and for a call
of an office its own rules stand.
"""

from collections.abc import Callable

from initiatives.applicants import Applicant
from initiatives.models import Initiative

Answer = Callable[[Initiative], bool]
ANSWERS: list[Answer] = []


def register(answer: Answer) -> Answer:
    """Ask this of every application in the name of others, too."""
    if answer not in ANSWERS:
        ANSWERS.append(answer)
    return answer


def is_spoken_for(initiative: Initiative) -> bool:
    """It is the author's own, a call of an office, or somebody knows that they may."""
    if initiative.applicant == Applicant.CITIZEN or initiative.called_by_id:
        return True
    return any(answer(initiative) for answer in ANSWERS)
