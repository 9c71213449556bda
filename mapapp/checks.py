"""Checks that fail at start with an id and a hint, instead of at night with a trace."""

from importlib.util import find_spec
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.utils.module_loading import import_string

NOMINATIM = "geo.geocoding.Nominatim"
SENDS_NOTHING = frozenset({"accounts.sms.FileSms", "accounts.sms.NullSms"})
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@register
def psycopg_3_is_absent(app_configs: object, **_: object) -> list[Error]:
    """Django prefers psycopg 3 silently; the product is prescribed and tested with psycopg2."""
    del app_configs
    if find_spec("psycopg") is None:
        return []
    return [
        Error(
            "psycopg 3 is installed beside psycopg2.",
            hint="Uninstall psycopg: Django would silently use it.",
            id="mapapp.E001",
        )
    ]


@register
def the_geocoder_has_an_address(app_configs: object, **_: object) -> list[Error]:
    """An outside geocoder without an address would fail at the first search."""
    del app_configs
    address = urlsplit(settings.NOMINATIM_URL)
    is_address = address.scheme in {"http", "https"} and bool(address.netloc)
    if settings.GEOCODER != NOMINATIM or is_address:
        return []
    return [
        Error(
            f"NOMINATIM_URL is no address: “{settings.NOMINATIM_URL}”.",
            hint="Set it to your own server, e.g. https://nominatim.example.kz, or leave GEOCODER "
            "at geo.geocoding.Gazetteer, which needs none.",
            id="mapapp.E002",
        )
    ]


@register
def the_adapters_are_there(app_configs: object, **_: object) -> list[Error]:
    """Whoever carries messages and finds places can be imported."""
    del app_configs
    return [
        Error(
            f"{name} names no class: “{getattr(settings, name)}”.",
            hint="Give the dotted path of an adapter that is installed.",
            id="mapapp.E003",
        )
        for name in ("SMS_SENDER", "GEOCODER")
        if not _can_be_imported(getattr(settings, name))
    ]


@register(Tags.security, deploy=True)
def messages_leave(app_configs: object, **_: object) -> list[Error]:
    """Where people sign in by a code, a code that goes nowhere locks everybody out."""
    del app_configs
    found = []
    if settings.SMS_SENDER in SENDS_NOTHING:
        found.append(
            Error(
                f"Text messages do not leave this machine: SMS_SENDER is {settings.SMS_SENDER}.",
                hint="Write an adapter to your provider (the protocol is accounts.sms.SmsSender) "
                "and give its dotted path in SMS_SENDER.",
                id="mapapp.E004",
            )
        )
    if settings.EMAIL_DELIVERY_BACKEND == SMTP and not settings.EMAIL_HOST:
        found.append(
            Error(
                "E-mail has no server: EMAIL_HOST is not set.",
                hint="Set EMAIL_HOST, and EMAIL_HOST_USER and EMAIL_HOST_PASSWORD if it asks.",
                id="mapapp.E005",
            )
        )
    return found


def _can_be_imported(path: str) -> bool:
    try:
        import_string(path)
    except ImportError:
        return False
    return True
