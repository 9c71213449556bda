"""Links that act without signing in: answer a question, say "fixed?", stop a digest.

A link carries its facts signed, so that no row is needed to know it and nobody can make one up.
Its purpose is part of the signature: a link that stops a digest answers no question. Whether it
has been used is asked of the thing it is about, never of the link.

A link that speaks for one person among many carries nothing at all: its word is made of our
secret, and only the hash of it is kept, so that neither the word nor the table says who it is.
"""

import hashlib
from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Any

from django.core import signing
from django.utils.crypto import salted_hmac

from kernel.workflow import Refusal

UNKNOWN, LATE = "link_unknown", "link_late"


def seal(purpose: str, **facts: int | str) -> str:
    """The facts as a word of an address, good for this purpose alone."""
    return signing.dumps(facts, salt=_salt(purpose))


def unseal(purpose: str, word: str, *, within: timedelta) -> dict[str, Any]:
    """The facts of a link; refuses with link_late or link_unknown."""
    try:
        facts: dict[str, Any] = signing.loads(word, salt=_salt(purpose), max_age=within)
    except signing.SignatureExpired as error:
        raise Refusal(LATE) from error
    except signing.BadSignature as error:
        raise Refusal(UNKNOWN) from error
    return facts


def secret_word(purpose: str, *keys: int) -> str:
    """A word nobody can guess or read, the same for the same keys, good for this purpose alone."""
    named = ":".join(str(key) for key in keys)
    digest = salted_hmac(_salt(purpose), named, algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(word: str) -> str:
    """What is kept of a secret word."""
    return hashlib.sha256(word.encode()).hexdigest()


def _salt(purpose: str) -> str:
    return f"asar.link.{purpose}"
