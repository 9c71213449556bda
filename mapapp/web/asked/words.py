"""What each move of a question to an outside body is called."""

from django.utils.translation import gettext_lazy as _

from mapapp.web.initiatives.words import MoveWords

WORDS: dict[str, MoveWords] = {
    "send": MoveWords(_("Send the letter"), _("An organisation was asked"), "send"),
    "answer": MoveWords(_("Answer"), _("The organisation answered"), "message-circle"),
    "publish": MoveWords(_("Publish the answer"), _("The answer was published"), "eye"),
    "decline": MoveWords(_("Do not publish"), _("The answer was not published"), "eye-off"),
    "revoke": MoveWords(_("Take the question back"), _("The question was taken back"), "undo-2"),
    "expire": MoveWords(_("Time ran out"), _("The organisation did not answer in time"), "clock"),
}
