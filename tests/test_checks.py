"""A wrong setting is said at start, with an id and a hint."""

import pytest
from django.core.checks import run_checks

from accounts import sms
from geo.geocoding import Nominatim
from kernel.tasks import relay_once
from tests.sms import Provider

NOMINATIM = {"GEOCODER": "geo.geocoding.Nominatim"}
DEPLOYED = {
    "SMS_SENDER": "tests.sms.Provider",
    "EMAIL_DELIVERY_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "mail.asar.invalid",
}
WRONG = [
    ("mapapp.E002", NOMINATIM | {"NOMINATIM_URL": ""}),
    ("mapapp.E002", NOMINATIM | {"NOMINATIM_URL": "nominatim.asar.invalid"}),
    ("mapapp.E002", NOMINATIM | {"NOMINATIM_URL": "ftp://nominatim.asar.invalid"}),
    ("mapapp.E003", {"SMS_SENDER": "accounts.sms.Nobody"}),
    ("mapapp.E003", {"GEOCODER": "geo.geocoding.Nothing"}),
    ("mapapp.E004", DEPLOYED | {"SMS_SENDER": "accounts.sms.FileSms"}),
    ("mapapp.E004", DEPLOYED | {"SMS_SENDER": "accounts.sms.NullSms"}),
    ("mapapp.E005", DEPLOYED | {"EMAIL_HOST": ""}),
]


def found():
    """The ids of our own checks that complain, each with a hint."""
    ours = [e for e in run_checks(include_deployment_checks=True) if e.id.startswith("mapapp.")]
    assert all(error.hint for error in ours)
    return {error.id for error in ours}


def put(settings, facts):
    for name, value in (DEPLOYED | facts).items():
        setattr(settings, name, value)


@pytest.mark.parametrize(("wrong", "facts"), WRONG)
def test_a_wrong_setting_is_named(settings, wrong, facts):
    put(settings, facts)

    assert found() == {wrong}


def test_right_settings_are_silent(settings):
    put(settings, NOMINATIM | {"NOMINATIM_URL": "https://nominatim.asar.invalid/search"})

    assert found() == set()
    assert Nominatim()


@pytest.mark.django_db
def test_the_adapter_of_the_environment_carries_the_messages(settings):
    settings.SMS_SENDER = "tests.sms.Provider"
    sms.put("+77010000001", "x", key="k")

    relay_once()

    assert Provider.carried.pop() == {"to": "+77010000001", "text": "x", "key": "k"}
