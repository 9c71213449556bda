"""What the moves of a promise and of an organisation's papers are called."""

from django.utils.translation import gettext_lazy as _

from mapapp.web.initiatives.words import MoveWords

PLEDGES: dict[str, MoveWords] = {
    "promise": MoveWords(_("Promise"), _("Promised"), "hand-heart", "action"),
    "accept": MoveWords(_("Accept"), _("Accepted"), "circle-check", "good"),
    "decline": MoveWords(_("Decline"), _("Declined"), "circle-slash", "warn"),
    "give": MoveWords(_("It has arrived"), _("Given"), "check", "good"),
    "withdraw": MoveWords(_("Take it back"), _("Taken back"), "rotate-ccw", "warn"),
    "release": MoveWords(_("Release"), _("Released"), "rotate-ccw"),
}
PAPERS: dict[str, MoveWords] = {
    "claim": MoveWords(_("Send for the check"), _("Sent for the check"), "send", "action"),
    "verify": MoveWords(_("Confirm the papers"), _("Verified"), "circle-check", "good"),
    "refuse": MoveWords(_("Do not confirm"), _("Not confirmed"), "circle-slash", "warn"),
}
