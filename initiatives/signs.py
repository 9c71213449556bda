"""The three signs of volunteering: an application that lacks one is something else.

The signs are the law's; how they are put to people is reference data (`DirectionRule`), so that
words may be mended without the rule being touched.
"""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sign(models.TextChoices):
    """What must hold for the work to be volunteering; each is said by the author."""

    VOLUNTARY = "voluntary", _("People come of their own will")
    FOR_SOCIETY = "for_society", _("It serves society or people in hardship")
    UNPAID = "unpaid", _("The work is not paid")


def lack(said: Iterable[str]) -> list[str]:
    """The signs that were not said, in their order."""
    told = set(said)
    return [sign for sign in Sign.values if sign not in told]
