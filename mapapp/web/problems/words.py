"""What each move of a problem is called: on its button, and in the timeline once it happened."""

from django.utils.translation import gettext_lazy as _

from mapapp.web.initiatives.words import MoveWords

WORDS: dict[str, MoveWords] = {
    "confirm": MoveWords(_("Confirm"), _("Sent to the akimat"), "send", "action"),
    "take_up": MoveWords(_("Take up"), _("The akimat took it up"), "eye"),
    "forward": MoveWords(
        _("Forward to another office"), _("Forwarded to another office"), "forward"
    ),
    "reroute": MoveWords(
        _("Send to the office that answers for it"),
        _("Went to the office that answers for it"),
        "forward",
    ),
    "extend": MoveWords(_("Extend the term"), _("The akimat took more time"), "hourglass", "warn"),
    "refuse": MoveWords(_("Refuse"), _("The akimat refused it"), "circle-slash", "danger"),
    "merge": MoveWords(_("Mark as a duplicate"), _("Joined with the same problem"), "merge"),
    "unmerge": MoveWords(_("Undo the joining"), _("Separated again"), "split"),
    "ask": MoveWords(
        _("Ask the author"), _("The akimat asked the author"), "message-circle", "warn"
    ),
    "answer": MoveWords(_("Answer"), _("The question is closed"), "message-circle"),
    "start": MoveWords(_("Put in work"), _("The akimat began the work"), "hammer", "action"),
    "claim_fixed": MoveWords(_("Say it is fixed"), _("Said to be fixed"), "flag", "action"),
    "edit": MoveWords(_("Change it"), _("Changed by its author"), "pencil"),
    "judge": MoveWords(_("Judge"), _("Those who told of it answered"), "scale", "good"),
    "retry": MoveWords(_("Try again"), _("Back with the akimat"), "rotate-ccw", "warn"),
    "request_reopening": MoveWords(
        _("It is not fixed"), _("Asked to be reopened"), "message-circle", "warn"
    ),
    "appeal": MoveWords(
        _("Ask the office above"), _("The office above was asked to decide"), "scale", "warn"
    ),
    "reopen": MoveWords(_("Reopen it"), _("Reopened"), "rotate-ccw", "action"),
    "keep": MoveWords(_("It stays fixed"), _("Looked at again: it stays fixed"), "eye"),
    "close": MoveWords(_("Close"), _("Closed"), "lock"),
    "withdraw": MoveWords(_("Withdraw"), _("Withdrawn by its author"), "circle-slash", "danger"),
}
