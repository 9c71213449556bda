"""The real thing: refuses to start without its secrets."""

from django.core.exceptions import ImproperlyConfigured

from mapapp.settings.base import *  # noqa: F403 - differences only
from mapapp.settings.base import SECRET_KEY, env

if not SECRET_KEY:
    message = "SECRET_KEY is not set: draw one with `python -c 'import secrets; …'` and export it."
    raise ImproperlyConfigured(message)

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = env.number("EMAIL_TIMEOUT", 20)  # the relay tries again; it must not wait for ever
SEED_ALLOWED = False
