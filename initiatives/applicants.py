"""In whose name an application is written. Pure: the words, no tables."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Applicant(TextChoices):
    """Who asks: a person for themselves, or a person who speaks for others."""

    CITIZEN = "citizen", _("A citizen")
    GROUP = "group", _("Initiative group")
    ORGANISATION = "organisation", _("Organisation")
    BUSINESS = "business", _("Business")
    DEPARTMENT = "department", _("Department")
