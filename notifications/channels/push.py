"""A notice on the screen of a device, through the push service of its browser.

The endpoint is an address a browser gave, so anybody could have written it: only the hosts of
`PUSH_HOSTS` are asked, over https, without following a redirect, with a timeout. The message is
encrypted for the device and says no more than the public page. A device that is gone is
forgotten; a service in trouble makes the outbox try again.
"""

import base64
import json
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.utils import translation
from py_vapid import Vapid02
from pywebpush import WebPushException, webpush

from kernel.outbox import Payload, handles
from notifications.models import Happening, Notification, PushDevice

LASTS_SECONDS = 24 * 3600
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
REFUSED = frozenset(
    {HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
)
LONGEST_TITLE = 120


def is_on() -> bool:
    """There is a key to sign with."""
    return bool(settings.VAPID_PRIVATE_KEY)


def public_key() -> str:
    """What a browser needs to subscribe, as it wants it written."""
    point = _key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def is_allowed(endpoint: str) -> bool:
    """The address belongs to a push service we know."""
    try:
        parts = urlsplit(endpoint)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return False
    local = settings.PUSH_LOCAL_SERVICE
    if local and f"{parts.scheme}://{parts.netloc}" == local:
        return True
    if parts.scheme != "https" or port not in {None, 443} or parts.username is not None:
        return False
    return any(
        host.endswith(known) if known.startswith(".") else host == known
        for known in settings.PUSH_HOSTS
    )


@handles("push")
def push(payload: Payload) -> None:
    """Send one notice to one device; raises where trying again may help."""
    device = PushDevice.objects.filter(pk=payload["device"]).first()
    rows = Notification.objects.select_related("recipient", "entry", "follow")
    notice = rows.filter(pk=payload["notification"]).first()
    if device is None or notice is None or not is_on() or not is_allowed(device.endpoint):
        return
    if notice.recipient_id != device.user_id or not notice.recipient.is_active:
        return
    with translation.override(notice.recipient.language):
        words = message_of(notice)
    if words:
        _send(device, words)


def message_of(notice: Notification) -> dict[str, str]:
    """What the device shows; nothing where the thing has left the map."""
    if isinstance(notice.subject, Happening) and not notice.subject.title:
        return {}
    wording = notice.wording
    return {
        "title": wording.title[:LONGEST_TITLE],
        "body": wording.sentence,
        "address": notice.page,
        "language": translation.get_language(),
    }


def _send(device: PushDevice, words: dict[str, Any]) -> None:
    session = requests.Session()
    session.max_redirects = 0  # a redirect could lead to any host
    session.trust_env = False
    try:
        webpush(
            {
                "endpoint": device.endpoint,
                "keys": {"p256dh": device.p256dh, "auth": device.auth},
            },
            data=json.dumps(words, ensure_ascii=False),
            vapid_private_key=_key(),
            vapid_claims={"sub": settings.VAPID_SUBJECT},
            ttl=LASTS_SECONDS,
            timeout=settings.PUSH_TIMEOUT,
            requests_session=session,
        )
    except WebPushException as trouble:
        answer = getattr(trouble.response, "status_code", None)
        if answer in GONE:
            device.delete()
        elif answer not in REFUSED:
            raise


def _key() -> Vapid02:
    return Vapid02.from_pem(settings.VAPID_PRIVATE_KEY.encode())
