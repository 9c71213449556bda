"""Passing an address on: plain links to messengers, which work without a script of ours.

Nothing of theirs is loaded: whoever presses a link goes there, whoever does not tells them
nothing.
"""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class PassedOn:
    """One messenger, called as it calls itself in every language."""

    name: str
    href: str


def passed_on(address: str, title: str) -> list[PassedOn]:
    """Where the messenger opens with the title and the address, ready to be sent."""
    telegram = urlencode({"url": address, "text": title})
    whatsapp = urlencode({"text": f"{title}\n{address}"})
    return [
        PassedOn("Telegram", f"https://t.me/share/url?{telegram}"),
        PassedOn("WhatsApp", f"https://wa.me/?{whatsapp}"),
    ]
