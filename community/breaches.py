"""Which rule of the platform something breaks: said by whoever flags it and by whoever decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Breach(models.TextChoices):
    """A coded reason; each one is a rule, so that people learn which."""

    PERSONAL = "personal", _("Shows a face, a number plate, a phone or an address of somebody")
    CHILD = "child", _("A child can be recognised")
    INSULT = "insult", _("Insults or threatens somebody")
    UNTRUE = "untrue", _("Is not true, or is about another place")
    UNLAWFUL = "unlawful", _("Calls for what the law forbids")
    ADVERTISING = "advertising", _("Advertises something")
    UNSUITABLE = "unsuitable", _("Shocking, or has nothing to do with the matter")
    OTHER = "other", _("Something else")
