"""What follows from a decision, said before it is made: who is told, which clock runs."""

from django.utils.translation import gettext_lazy as _

TAKE_UP = _("The author is told that it is being read. The term runs from the day it arrived.")
FORWARD = _("The other office gets it and the author is told why. The clock starts again there.")
EXTEND = _("Once only. The author and the followers read why, and the new date.")
MERGE = _(
    "Its followers and its photos go over to the other one, and its page leads there. "
    "It can be undone."
)
ASK = _("The author is asked. Your clock stands still until the answer.")
UNMERGE = _("It stands for itself again, and the clock goes on.")

EXPLAINED = {
    ("problem", "take_up"): TAKE_UP,
    ("problem", "forward"): FORWARD,
    ("problem", "extend"): EXTEND,
    ("problem", "refuse"): _("It is closed with your reason. Everybody can read it."),
    ("problem", "merge"): MERGE,
    ("problem", "unmerge"): UNMERGE,
    ("problem", "ask"): ASK,
    ("problem", "start"): _("Everybody sees that it is being fixed."),
    ("problem", "claim_fixed"): _(
        "Those who told of it are asked whether it is true. Without them it is not counted."
    ),
    ("problem", "reopen"): _(
        "It comes back to this desk with a new term. The author and the followers are told."
    ),
    ("problem", "keep"): _(
        "Whoever says that it is not fixed reads your reason and may ask the office above. "
        "Whoever said that it is fixed does not decide this."
    ),
    ("initiative", "take_up"): TAKE_UP,
    ("initiative", "forward"): FORWARD,
    ("initiative", "extend"): EXTEND,
    ("initiative", "ask"): ASK,
    ("initiative", "refuse"): _("The author reads the reason and may appeal one level up."),
    ("initiative", "merge"): MERGE,
    ("initiative", "unmerge"): UNMERGE,
    ("initiative", "involve"): _("The state body gets the question and its own term."),
    ("initiative", "accept"): _("The team can be chosen. Your answer is public."),
    ("initiative", "support"): _("The work can begin."),
    ("initiative", "return_report"): _("The team reads what is missing and goes on working."),
    ("initiative", "open_evaluation"): _("Those affected are asked whether it is solved."),
    ("initiative", "reopen"): _("It comes back to this desk with a new term."),
    ("initiative", "suspend"): _("Everything stops until it is resumed. The reason is public."),
    ("initiative", "resume"): _("It goes on from the same place."),
}
