"""The message to somebody whose report was written down for them: one link, by which it is theirs.

The link leads through the usual way in by a code to that contact; it opens nothing by itself.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import limits, sms
from initiatives.models import Problem
from mapapp.web.me.contacts import Contact


def ask_to_confirm(problem: Problem, contact: Contact) -> None:
    """Put it into the outbox; once for each report."""
    then = urlencode({"next": reverse("problems:detail", args=[problem.pk])})
    words = _(
        "Asar: your report %(number)s is written down. Confirm that it is yours: %(link)s"
    ) % {
        "number": problem.number,
        "link": f"{settings.SITE_URL}{reverse('me:confirm')}?{then}",
    }
    if contact.is_phone and limits.budget_is_spent():
        return  # it stays held: whoever signs in with this phone finds it
    if contact.is_phone:
        limits.take_from_budget()
        sms.put(contact.value, words, key=f"told-for-you:{problem.pk}")
        return
    letter = EmailMessage(subject=_("Your report on Asar"), body=words, to=[contact.value])
    letter.outbox_key = f"told-for-you:{problem.pk}"
    letter.send()
