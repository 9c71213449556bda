"""E-mail leaves through the outbox: written with its cause, carried by the relay.

`EMAIL_BACKEND` is this module; `EMAIL_DELIVERY_BACKEND` says who really carries the letter. A
letter may say how it wants to be kept by two attributes: `outbox_key` (the same key is the same
letter, sent once) and `holds_a_code` (nothing of its text is kept after it has left).
"""

from collections.abc import Sequence
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from kernel.outbox import Outbox, Payload, handles

KIND = "email"
FORGOTTEN = ("subject", "body", "alternatives", "to")


class OutboxBackend(BaseEmailBackend):
    """What `EmailMessage.send()` and `send_mail()` write to."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each letter down in the caller's transaction."""
        for letter in email_messages:
            key = getattr(letter, "outbox_key", "") or f"email:{uuid4()}"
            payload = _as_plain(letter)
            Outbox.put(KIND, key=key, payload=payload, is_urgent=payload["holds_a_code"])
        return len(email_messages)


def _as_plain(letter: EmailMessage) -> Payload:
    if letter.attachments:
        raise NotImplementedError("letters carry links, not files")
    return {
        "subject": str(letter.subject),
        "body": str(letter.body),
        "from": letter.from_email or settings.DEFAULT_FROM_EMAIL,
        "to": letter.recipients(),
        "headers": {name: str(value) for name, value in letter.extra_headers.items()},
        "alternatives": [[str(a[0]), str(a[1])] for a in getattr(letter, "alternatives", [])],
        "holds_a_code": bool(getattr(letter, "holds_a_code", False)),
    }


@handles(KIND)
def deliver(payload: Payload) -> None:
    """Carry one letter; forget its text where it holds a code."""
    _letter(payload).send()
    if payload["holds_a_code"]:
        Outbox.objects.get(key=payload["key"]).blank(*FORGOTTEN)


def _letter(payload: Payload) -> EmailMultiAlternatives:
    return EmailMultiAlternatives(
        subject=payload["subject"],
        body=payload["body"],
        from_email=payload["from"],
        to=payload["to"],
        headers=payload["headers"] | {"X-Outbox-Key": payload["key"]},
        alternatives=[tuple(alternative) for alternative in payload["alternatives"]],
        connection=get_connection(settings.EMAIL_DELIVERY_BACKEND),
    )
