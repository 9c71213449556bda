"""The test run: fast hashes, plain static files, its own folders."""

import os

from mapapp.settings.dev import *  # noqa: F403 - differences only
from mapapp.settings.dev import CACHES, PRESS, STORAGES, VAR_DIR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_AUTOREFRESH = True  # nothing is collected before a test run
MEDIA_ROOT = VAR_DIR / "test-media"
PRIVATE_ROOT = VAR_DIR / "test-private"
EMAIL_FILE_PATH = VAR_DIR / "test-outbox" / "mail"
SMS_FILE = VAR_DIR / "test-outbox" / "sms.jsonl"
OWN = {
    "BACKEND": "tests.caches.OwnKeys",
    "KEY_PREFIX": f"asar-test-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}",
}
CACHES = {"default": CACHES["default"] | OWN}
SEED_ALLOWED = True
PRESS = PRESS | {"seconds": 300}  # a busy machine prints slowly; no test claims a time
