"""What the tests of places share."""

import pytest
from django.db import connection, transaction
from hypothesis import settings

from geo.loading.regions import load_regions

settings.register_profile("places", deadline=None)  # no test here claims a time
settings.load_profile("places")


@pytest.fixture(scope="module")
def kazakhstan(django_db_setup, django_db_blocker):
    """The committed country, loaded once for a module and taken back after it.

    The module must also carry the `django_db` mark: it makes the test database, and takes back
    what each test changes.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        assert connection.settings_dict["NAME"].startswith("test_")
        load_regions()
        yield
        transaction.set_rollback(True)
