"""A notice as an e-mail: plain text and HTML, in the language of the one who reads it.

The outbox holds only the key of the notice: the letter is worded when it leaves, so no letter
lies about in a table. The Message-ID is made of that key, so that a letter sent twice (the only
step no transaction can cover) is one letter in every mailbox.
"""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import User
from kernel.outbox import Payload, handles
from notifications.models import Notification


@handles("notice")
def send(payload: Payload) -> None:
    """Send one notice to whoever has a confirmed address."""
    rows = Notification.objects.select_related("recipient", "entry")
    notification = rows.filter(pk=payload["notification"]).first()
    if notification is None or not can_be_written_to(notification.recipient):
        return
    with translation.override(notification.recipient.language):
        letter = written(notification)
    letter.connection = get_connection(settings.EMAIL_DELIVERY_BACKEND)
    letter.send()


def can_be_written_to(user: User) -> bool:
    """There is an address, and its owner has shown that it is theirs."""
    addresses = user.emailaddress_set.filter(email=user.email, verified=True)
    return bool(user.is_active and user.email) and addresses.exists()


def written(notification: Notification) -> EmailMultiAlternatives:
    """The letter, in the language that is active."""
    wording = notification.wording
    door = notification.door
    facts = {
        "wording": wording,
        "link": settings.SITE_URL + (door or notification.page),
        "answers_here": bool(door),
        "language": translation.get_language(),
    }
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    letter = EmailMultiAlternatives(
        subject=" ".join(wording.title.split()),
        body=render_to_string("emails/notice.txt", facts),
        to=[notification.recipient.email],
        headers={"Message-ID": f"<notice-{notification.pk}@{host}>"},
    )
    letter.attach_alternative(render_to_string("emails/notice.html", facts), "text/html")
    return letter
