"""How settings read the process environment: a name, a default, nothing else."""

import os
from typing import Any
from urllib.parse import unquote, urlparse


def text(name: str, default: str = "") -> str:
    """The variable as it stands, or the default."""
    return os.environ.get(name, default)


def number(name: str, default: int) -> int:
    """The variable as a whole number."""
    return int(os.environ.get(name, default))


def flag(name: str, *, default: bool = False) -> bool:
    """True for 1, true, yes or on."""
    return text(name, str(default)).lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list without empty parts."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def origin(url: str) -> str:
    """Where an address leads, as a content policy names it; `{s}` stands for any sub-domain."""
    parts = urlparse(url.replace("{s}", "*"))
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""


def database(url: str) -> dict[str, Any]:
    """One of Django's DATABASES from `postgres://user:password@host:port/name`."""
    parts = urlparse(url)
    return {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }
