"""A question to an author as a short message, where no letter can reach them.

Only what waits for an answer is worth a message; everything else stays in the inbox. Nothing
private stands in it: a title, and an address that answers one question once.
"""

from django.conf import settings
from django.utils import translation

from accounts.limits import take_for_notice
from accounts.models import User
from accounts.sms import KIND
from kernel.outbox import Outbox, Payload, handles
from notifications.channels.email import can_be_written_to, is_silent
from notifications.models import Notification


@handles("notice")
def text(payload: Payload) -> None:
    """Put the message into the outbox; when the share of notices is spent it waits."""
    rows = Notification.objects.select_related("recipient", "entry")
    notification = rows.filter(pk=payload["notification"]).first()
    if notification is None or not can_only_be_texted(notification.recipient):
        return
    if notification.is_question and is_silent(notification):
        return
    with translation.override(notification.recipient.language):
        if not (door := notification.door):
            return
        words = f"{notification.wording.title}. {settings.SITE_URL}{door}"
    take_for_notice()
    message = {"to": notification.recipient.phone, "text": words, "until": ""}
    Outbox.put(KIND, key=f"notice-sms:{notification.pk}", payload=message)


def can_only_be_texted(user: User) -> bool:
    """A phone whose owner typed its code, and no address."""
    return bool(user.is_active and user.phone_verified_at) and not can_be_written_to(user)
