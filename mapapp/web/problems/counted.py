"""What comes of an answer to "is it fixed?", said at once: no praise, no blame, what happens."""

from django.utils.translation import gettext as _

from initiatives.models import ProblemAnswer
from initiatives.stages import ProblemStage


def counted(answer: ProblemAnswer) -> str:
    """One sentence for the person who answered."""
    answer.problem.refresh_from_db(fields=["stage"])
    if answer.asks_to_reopen and answer.problem.stage == ProblemStage.REOPEN_REQUESTED:
        return _("Counted. An official decides now whether it is reopened, and says why.")
    return _("Your answer is counted. You may change it as long as it is asked.")
