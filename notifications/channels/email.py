"""A notice as an e-mail: plain text and HTML, in the language of the one who reads it.

The outbox holds only the key of the notice: the letter is worded when it leaves, so no letter
lies about in a table. The Message-ID is made of that key, so that a letter sent twice (the only
step no transaction can cover) is one letter in every mailbox.
"""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from initiatives.models import FixSilence
from kernel.outbox import Payload, handles
from notifications.following import link_to_stop
from notifications.models import Digest, Happening, Hearing, Notification
from notifications.subjects import fixed_word
from notifications.telling import lines_of


@handles("notice")
def send(payload: Payload) -> None:
    """Send one notice to whoever has a confirmed address."""
    rows = Notification.objects.select_related("recipient", "entry")
    notification = rows.filter(pk=payload["notification"]).first()
    if notification is None or not can_be_written_to(notification.recipient):
        return
    if notification.is_wished and (notification.subject is None or not wants(notification)):
        return
    if notification.is_question and is_silent(notification):
        return
    with translation.override(notification.recipient.language):
        letter = written(notification)
    letter.connection = get_connection(settings.EMAIL_DELIVERY_BACKEND)
    letter.send()


def wants(notification: Notification) -> bool:
    """Nothing was stopped since it was written down, and its thing is still on the map."""
    refused = Hearing.objects.filter(user=notification.recipient_id, by_email=False).exists()
    is_gone = isinstance(notification.subject, Happening) and not notification.subject.title
    is_paused = notification.follow is not None and notification.follow.is_paused
    return not (refused or is_gone or is_paused)


def is_silent(notification: Notification) -> bool:
    """Who is asked has said meanwhile that they do not want to be."""
    silences = FixSilence.objects.about(notification.subject)
    return silences.filter(user=notification.recipient_id).exists()


def can_be_written_to(user: User) -> bool:
    """There is an address, and its owner has shown that it is theirs."""
    addresses = user.emailaddress_set.filter(email=user.email, verified=True)
    return bool(user.is_active and user.email) and addresses.exists()


def written(notification: Notification) -> EmailMultiAlternatives:
    """The letter, in the language that is active."""
    wording = notification.wording
    door = notification.door
    form = "digest" if isinstance(notification.subject, Digest) else "notice"
    facts = {
        "wording": wording,
        "link": settings.SITE_URL + (door or notification.page),
        "answers_here": bool(door),
        "language": translation.get_language(),
        "stop": way_out_of(notification),
        **(told_in(notification.subject) if form == "digest" else {}),
    }
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    letter = EmailMultiAlternatives(
        subject=" ".join(wording.title.split()),
        body=render_to_string(f"emails/{form}.txt", facts),
        to=[notification.recipient.email],
        headers={"Message-ID": f"<notice-{notification.pk}@{host}>", **heads(facts["stop"])},
    )
    letter.attach_alternative(render_to_string(f"emails/{form}.html", facts), "text/html")
    return letter


def way_out_of(notification: Notification) -> str:
    """The address that ends such letters without signing in; none where the law wants them."""
    if notification.is_question:
        word = fixed_word(notification.entry, notification.recipient_id)
        return settings.SITE_URL + reverse("asked:no_more", args=[word]) if word else ""
    if not notification.is_wished:
        return ""
    word = link_to_stop(notification.recipient_id, notification.follow_id)
    return settings.SITE_URL + reverse("follows:stop", args=[word])


def heads(stop: str) -> dict[str, str]:
    """What a mail program needs to offer "unsubscribe" itself, by one press (RFC 8058)."""
    if not stop:
        return {}
    one_press = "List-Unsubscribe=One-Click"
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": one_press}


def told_in(digest: Digest) -> dict[str, Any]:
    """What a digest says, with whole addresses."""
    lines = lines_of(digest)
    for line in lines:
        line.href = settings.SITE_URL + line.href
    return {"lines": lines, "more": digest.total - len(digest.happenings)}
