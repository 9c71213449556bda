"""One person's machine: open, local, talkative."""

from mapapp.settings import local  # noqa: F401 - first: it says where our servers are
from mapapp.settings.base import *  # noqa: F403 - differences only
from mapapp.settings.base import VAR_DIR, env

DEBUG = env.flag("DEBUG", default=False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]


def _local_secret() -> str:
    """A key drawn once for this checkout and kept beside its database."""
    import secrets  # noqa: PLC0415 - only this environment draws one

    kept = VAR_DIR / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def _local_push_key() -> str:
    """The key of web push, drawn once for this checkout like the secret above."""
    from py_vapid import Vapid02  # noqa: PLC0415 - only this environment draws one

    kept = VAR_DIR / "vapid-key.pem"
    if not kept.exists():
        drawn = Vapid02()
        drawn.generate_keys()
        kept.touch(mode=0o600)
        kept.write_bytes(drawn.private_pem())
    return kept.read_text(encoding="utf-8")


SECRET_KEY = env.text("SECRET_KEY") or _local_secret()
VAPID_PRIVATE_KEY = env.text("VAPID_PRIVATE_KEY") or _local_push_key()
PUSH_LOCAL_SERVICE = env.text("PUSH_LOCAL_SERVICE")
