"""What is true in every environment."""

from pathlib import Path

from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from mapapp.settings import env
from mapapp.settings.accounts import *  # noqa: F403 - the sign-in settings, kept apart by subject
from mapapp.settings.handouts import *  # noqa: F403 - the press of what is printed
from mapapp.settings.retention import *  # noqa: F403 - how long personal data may stay
from mapapp.settings.terms import *  # noqa: F403 - legal numbers, each with its source

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.text("ASAR_VAR") or BASE_DIR / "var")
GEODATA_DIR = Path(env.text("GEODATA_DIR") or BASE_DIR.parent / "shared" / "data")

SECRET_KEY = env.text("SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "mapapp",
    "notifications",
    "resources",
    "initiatives",
    "community",
    "accounts",
    "geo",
    "kernel",
    "mapapp.staff_admin.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.gis",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_filters",
    "leaflet",
    "pgtrigger",
    "rules",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mapapp.middleware.UnavailableMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "mapapp.middleware.PrivatePagesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "mapapp.middleware.StaffSessionMiddleware",
    "mapapp.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mapapp.urls"
WSGI_APPLICATION = "mapapp.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "mapapp" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mapapp.context.site",
            ],
        },
    }
]

STATEMENT_TIMEOUT_MS = env.number("STATEMENT_TIMEOUT_MS", 10_000)
DATABASES = {
    "default": env.database(env.text("DATABASE_URL", "postgres://asar@127.0.0.1:5432/asar"))
    | {
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # a slow statement answers 503, it does not hold a worker (quality.md, preamble)
        "OPTIONS": {
            "connect_timeout": 5,
            # compiling queries costs more than the spatial ones take
            "options": f"-c jit=off -c statement_timeout={STATEMENT_TIMEOUT_MS}",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "asar",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = "Asia/Almaty"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 5}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "relay": {"task": "kernel.tasks.relay", "schedule": 2.0},
    "waiting_photos": {"task": "initiatives.tasks.forget_waiting_photos", "schedule": 3600.0},
    "timers": {
        "task": "initiatives.tasks.run_timers",
        "schedule": float(env.number("TIMERS_EVERY_SECONDS", 60)),
    },
    # at night of the country, when nobody waits
    "retention": {"task": "mapapp.tasks.apply_retention", "schedule": crontab(hour=3, minute=20)},
    "seal": {"task": "kernel.tasks.seal_the_journal", "schedule": crontab(hour=2, minute=40)},
    "tell_followers": {"task": "notifications.tasks.tell_followers", "schedule": 5.0},
    "send_digests": {"task": "notifications.tasks.send_digests", "schedule": 600.0},
}

# --- Languages ------------------------------------------------------------------------------
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "mapapp" / "locale"]
FORMAT_MODULE_PATH = ["mapapp.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Almaty"
USE_TZ = True

# --- Static files and what people upload -----------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
VENDOR_DIR = VAR_DIR / "vendor"
STATICFILES_DIRS = [
    # first, so that Leaflet 1.9.4 shadows the 1.9.3 bundled with django-leaflet
    ("leaflet", VENDOR_DIR / "leaflet"),
    ("vendor", VENDOR_DIR),
    BASE_DIR / "static",
]
MEDIA_ROOT = VAR_DIR / "media"
SEED_ALLOWED = True
MEDIA_URL = "/media/"
PRIVATE_ROOT = VAR_DIR / "private"  # originals of redacted photos: no address leads there
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "community.private_storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "mapapp.staticfiles.HashedStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- E-mail and SMS: both leave through the outbox, delivered by these adapters ----------------
EMAIL_BACKEND = "mapapp.mail.OutboxBackend"
EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "outbox" / "mail"
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "asar@asar.invalid")
SMS_SENDER = env.text("SMS_SENDER", "accounts.sms.FileSms")
SMS_FILE = VAR_DIR / "outbox" / "sms.jsonl"

# --- Map tiles, before the policy that must let them in
MAP_TILE_URL = env.text("MAP_TILE_URL")
MAP_TILE_ATTRIBUTION = env.text("MAP_TILE_ATTRIBUTION")
MAP_TILE_MAX_ZOOM = env.number("MAP_TILE_MAX_ZOOM", 18)
MAP_OFFLINE_MAX_ZOOM = 10

# --- What people follow -------------------------------------------------------------------------
DIGEST_HOUR = 9  # of the morning, in TIME_ZONE; weekly ones leave on Mondays
DIGEST_CAP = 20  # things in one digest; the rest is counted and found on the map
FOLLOW_LETTERS_A_DAY = 20  # letters and pushes at once to one person; the inbox keeps the rest
# Web push: a private key (PEM) and whom the push services may write to. Without a key it is off.
VAPID_PRIVATE_KEY = env.text("VAPID_PRIVATE_KEY").replace("\\n", "\n")
VAPID_SUBJECT = env.text("VAPID_SUBJECT", "mailto:asar@asar.invalid")
# An endpoint comes from a browser, so from anybody: only these hosts are ever asked.
PUSH_HOSTS = [
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".notify.windows.com",
    ".push.apple.com",
]
PUSH_LOCAL_SERVICE = ""  # http://127.0.0.1:<port> of a stand-in, in development and tests only
PUSH_TIMEOUT = 10

# --- Security ----------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:", *filter(None, [env.origin(MAP_TILE_URL)])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "mapapp.web.pages.views.csrf_failure"
SILENCED_SYSTEM_CHECKS = [
    # Debian 12's GDAL 3.6 cannot block network access itself; no geometry string of a user
    # ever reaches GDAL (geo/forms.py takes two decimals), which is what the check is about.
    "gis.W001",
]

# --- The map -----------------------------------------------------------------------------------
PIN_URL_NAMES = {
    "problem": "problems:detail",
    "initiative": "initiatives:detail",
    "owner": "resources:owner",
}
GEOCODER = env.text("GEOCODER", "geo.geocoding.Gazetteer")
NOMINATIM_URL = env.text("NOMINATIM_URL")
GEOCODER_USER_AGENT = env.text("GEOCODER_USER_AGENT", f"asar ({SITE_URL})")
GEOCODER_TIMEOUT = env.number("GEOCODER_TIMEOUT", 3)
LEAFLET_CONFIG = {
    "DEFAULT_CENTER": (48.0, 67.0),
    "DEFAULT_ZOOM": 5,
    "MIN_ZOOM": 4,
    "MAX_ZOOM": MAP_TILE_MAX_ZOOM,
    "SPATIAL_EXTENT": (44.0, 38.0, 90.0, 58.0),
    "TILES": [("map", MAP_TILE_URL, {"attribution": MAP_TILE_ATTRIBUTION})]
    if MAP_TILE_URL
    else [],
    "ATTRIBUTION_PREFIX": "Leaflet",
    "RESET_VIEW": False,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_links": {"()": "mapapp.logs.WithoutLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_links"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"filters": ["without_links"]},
        "django.server": {"level": "WARNING", "filters": ["without_links"]},
    },
}
