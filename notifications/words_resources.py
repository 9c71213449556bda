"""The words about promises and about the papers of organisations."""

from typing import Any

from django.utils.translation import gettext_lazy as _

RESOURCES: dict[str, tuple[Any, Any]] = {
    "pledge.promise": (
        _("Somebody promises: %(name)s"),
        _("Please accept or decline on the page of the initiative."),
    ),
    "pledge.accept": (
        _("Your promise is accepted: %(name)s"),
        _("The page of the initiative says where and when it is needed."),
    ),
    "pledge.decline": (
        _("Your promise was declined: %(name)s"),
        _("You owe nothing."),
    ),
    "pledge.give": (
        _("Received: %(name)s"),
        _("The lead has confirmed what you gave."),
    ),
    "pledge.withdraw": (
        _("A promise was taken back: %(name)s"),
        _("The need is open again."),
    ),
    "pledge.release": (
        _("You are free of your promise: %(name)s"),
        _("It was not needed in the end, or not everything else was found in time."),
    ),
    "legal_person.claim": (
        _("Papers to check: %(name)s"),
        _("Please compare the number and the papers with the register."),
    ),
    "legal_person.verify": (
        _("%(name)s is verified"),
        _("It now stands on the map and may publish opportunities."),
    ),
    "legal_person.refuse": (
        _("%(name)s could not be confirmed"),
        _("Correct what the reason names and send it again."),
    ),
}
