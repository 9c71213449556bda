"""What each move of an answer owed to supporters is called."""

from django.utils.translation import gettext_lazy as _

from mapapp.web.initiatives.words import MoveWords

WORDS: dict[str, MoveWords] = {
    "owe": MoveWords(
        _("Count the supporters"), _("Enough people support it: an answer is owed"), "users"
    ),
    "answer": MoveWords(
        _("Answer the supporters"), _("The akimat answered the supporters"), "message-circle"
    ),
    "settle": MoveWords(_("Answer"), _("The decision answers the supporters"), "circle-check"),
    "hold": MoveWords(_("Stop the clock"), _("The clock of the answer stands still"), "pause"),
    "resume": MoveWords(_("Start the clock"), _("The clock of the answer runs again"), "play"),
    "lapse": MoveWords(_("Release"), _("No answer is owed any more"), "circle-slash"),
}
