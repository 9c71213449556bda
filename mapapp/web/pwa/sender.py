"""Whose drafts lie on a device: a key that names nobody, the same for the same person.

A draft is sent only by the person who wrote it; a guest's key is empty.
"""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

LETTERS = 16


def sender_of(request: HttpRequest) -> str:
    """The key of whoever is signed in here."""
    if not request.user.is_authenticated:
        return ""
    return salted_hmac("asar.sender", str(request.user.pk)).hexdigest()[:LETTERS]
