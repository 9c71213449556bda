"""Secrets of second factors at rest: a copy of the database alone opens no account.

The key comes from SECRET_KEY; an old key named in SECRET_KEY_FALLBACKS still opens what it
sealed. Without the mark in front a text is taken as it is: it was written before there was one.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = "sealed:"
PURPOSE = b"asar second factor"


def seal(text: str) -> str:
    """The text as it is kept."""
    return MARK + _box().encrypt(text.encode()).decode()


def unseal(kept: str) -> str:
    """The text as it was."""
    if not kept.startswith(MARK):
        return kept
    return _box().decrypt(kept.removeprefix(MARK)).decode()


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    stretched = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return urlsafe_b64encode(stretched.derive(key.encode()))
