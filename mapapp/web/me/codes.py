"""Carrying a code to a phone or an e-mail, in the language of the page."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts import limits, sms
from mapapp.web.me.contacts import Contact


def send(contact: Contact, code: str) -> None:
    """Put a code into the outbox; the budget of messages is counted first."""
    key = f"code:{uuid4()}"
    if contact.is_phone:
        limits.take_from_budget()
        lasts = timedelta(seconds=settings.CODE_LASTS_SECONDS)
        sms.put(contact.value, sms_text(code), key=key, lasts=lasts)
        return
    letter = _letter(contact, "emails/code", {"code": code, "subject": _("Your code for Asar")})
    letter.outbox_key, letter.holds_a_code = key, True
    letter.send()


def sms_text(code: str) -> str:
    """The words, then the line by which phones fill in the code on our pages only."""
    words = _("Asar: your code is %(code)s. Tell it to nobody.") % {"code": code}
    return f"{words}\n\n@{urlsplit(settings.SITE_URL).hostname} #{code}"


def tell_the_old(contact: Contact) -> None:
    """Let the contact that was replaced know: its owner may not be the one who did it."""
    if contact.is_phone:
        limits.take_from_budget()
        text = _("Asar: your account has another phone now. Not you? Write to us.")
        sms.put(contact.value, text, key=f"contact-changed:{uuid4()}")
        return
    subject = _("Your account on Asar has another e-mail now")
    _letter(contact, "emails/contact_changed", {"subject": subject}).send()


def _letter(contact: Contact, template: str, facts: dict) -> EmailMultiAlternatives:
    facts |= {"minutes": settings.CODE_LASTS_SECONDS // 60, "site": settings.SITE_URL}
    letter = EmailMultiAlternatives(
        subject=facts["subject"],
        body=render_to_string(f"{template}.txt", facts),
        to=[contact.value],
    )
    letter.attach_alternative(render_to_string(f"{template}.html", facts), "text/html")
    return letter
