"""What each move is called: on its button, and in the timeline once it has happened."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class MoveWords:
    """A verb of the table for people."""

    press: str
    happened: str
    icon: str = "circle-check"
    tone: str = ""


WORDS: dict[str, MoveWords] = {
    "submit": MoveWords(_("Send to the akimat"), _("Sent to the akimat"), "send", "action"),
    "take_up": MoveWords(_("Take up"), _("The akimat took it up"), "eye"),
    "forward": MoveWords(
        _("Forward to another office"), _("Forwarded to another office"), "forward"
    ),
    "extend": MoveWords(_("Extend the term"), _("The akimat took more time"), "hourglass", "warn"),
    "ask": MoveWords(
        _("Ask the author"), _("The akimat asked the author"), "message-circle", "warn"
    ),
    "answer": MoveWords(_("Answer"), _("The author answered"), "message-circle"),
    "refuse": MoveWords(_("Refuse"), _("The akimat refused it"), "circle-slash", "danger"),
    "appeal": MoveWords(_("Appeal"), _("The author appealed"), "rotate-ccw", "warn"),
    "merge": MoveWords(_("Mark as a duplicate"), _("Joined with another initiative"), "merge"),
    "unmerge": MoveWords(_("Undo the joining"), _("Separated again"), "split"),
    "involve": MoveWords(_("Involve a state body"), _("A state body was asked"), "landmark"),
    "accept": MoveWords(_("Accept"), _("Accepted"), "circle-check", "good"),
    "seek": MoveWords(_("Look for resources"), _("The team looks for what is missing"), "search"),
    "attract": MoveWords(
        _("Gather promises"), _("The team gathers promises of help"), "hand-heart"
    ),
    "run_out": MoveWords(
        _("Time ran out"),
        _("The time ran out; promises were released"),
        "hourglass",
        "danger",
    ),
    "ask_support": MoveWords(
        _("Ask a state body for support"), _("A state body was asked for support"), "landmark"
    ),
    "support": MoveWords(
        _("Answer the request for support"), _("The state body answered"), "landmark", "good"
    ),
    "start": MoveWords(_("Start the work"), _("The work started"), "hammer", "action"),
    "finish": MoveWords(_("Say it is done"), _("The team says it is done"), "flag", "action"),
    "return_report": MoveWords(
        _("Return the report"), _("The report was returned"), "rotate-ccw", "warn"
    ),
    "open_evaluation": MoveWords(
        _("Accept the evidence and ask the residents"),
        _("The evidence was accepted; residents are asked"),
        "users",
        "action",
    ),
    "conclude": MoveWords(_("Conclude"), _("The answers were counted"), "scale", "good"),
    "reopen": MoveWords(_("Reopen"), _("Opened again"), "undo-2", "warn"),
    "suspend": MoveWords(_("Suspend"), _("Suspended by a moderator"), "pause", "warn"),
    "resume": MoveWords(_("Resume"), _("Resumed"), "play"),
    "withdraw": MoveWords(_("Withdraw"), _("Withdrawn by its author"), "circle-slash", "danger"),
}
