"""Short messages: put into the outbox with their cause, sent by an adapter, then forgotten.

The adapter is a setting. The local one writes lines to a file, and can be told to misbehave the
way real providers do. A provider gets the outbox key with each message: it is what lets it drop
the second copy when a worker dies between sending and noting it down.
"""

import json
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from kernel.outbox import Outbox, Payload, handles

KIND = "sms"


class SmsSender(Protocol):
    """Whoever carries a message to a phone."""

    def send(self, *, to: str, text: str, key: str) -> None:
        """Carry it, or raise: the outbox tries again."""


class SmsRefused(Exception):  # noqa: N818 - what a provider answers
    """The provider did not take the message."""


class FileSms:
    """Writes messages as lines of JSON instead of sending them.

    `SMS_FAULTS` makes it slow ("delay": seconds), unwilling ("refuse": true) or forgetful
    ("duplicate": true sends twice).
    """

    def send(self, *, to: str, text: str, key: str) -> None:
        """Append the message to the file."""
        faults = settings.SMS_FAULTS
        time.sleep(faults.get("delay", 0))
        if faults.get("refuse"):
            raise SmsRefused(key)
        for _ in range(2 if faults.get("duplicate") else 1):
            self._write({"to": to, "text": text, "key": key})

    def _write(self, message: dict[str, str]) -> None:
        kept = Path(settings.SMS_FILE)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        line = json.dumps(message | {"at": timezone.now().isoformat()}, ensure_ascii=False)
        with kept.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")


class NullSms:
    """Sends nothing."""

    def send(self, *, to: str, text: str, key: str) -> None:
        """Forget it."""


def sender() -> SmsSender:
    """The adapter of this installation."""
    return import_string(settings.SMS_SENDER)()


def put(to: str, text: str, *, key: str, lasts: timedelta | None = None) -> Outbox:
    """Write a message down in the caller's transaction; after `lasts` it is no longer sent."""
    until = (timezone.now() + lasts).isoformat() if lasts else ""
    payload = {"to": to, "text": text, "until": until}
    return Outbox.put(KIND, key=key, payload=payload, is_urgent=True)


@handles(KIND)
def deliver(payload: Payload) -> None:
    """Send one message and keep neither the number nor the code."""
    until = payload.get("until")
    if not until or timezone.now() < datetime.fromisoformat(until):
        sender().send(to=payload["to"], text=payload["text"], key=payload["key"])
    Outbox.objects.get(key=payload["key"]).blank("to", "text")
