"""What upper apps ask before the work may be called finished; they register it in `ready()`.

Hours will be asked for by the app that attests them.
"""

from initiatives.models import Initiative
from kernel.workflow import Given, Requirement

CHECKS: list[Requirement] = []


def register(check: Requirement) -> Requirement:
    """Ask this at every closing, too."""
    if check not in CHECKS:
        CHECKS.append(check)
    return check


def first_trouble(initiative: Initiative, given: Given) -> str | None:
    """The code of the first check that is not content."""
    return next((code for check in CHECKS if (code := check(initiative, given))), None)
