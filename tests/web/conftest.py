"""What several tests of pages begin with."""

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory


@pytest.fixture
def town():
    return RegionFactory(box=(76.9, 43.2, 77.0, 43.3))


@pytest.fixture
def person(client):
    person = UserFactory(confirmed=True)
    client.force_login(person)
    return person
