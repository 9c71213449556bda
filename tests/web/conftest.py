"""What several tests of pages begin with."""

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from geo.fields import point
from initiatives.stages import Stage
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory
from tests.web import world


@pytest.fixture
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def draft(client):
    """A complete draft, its author signed in."""
    made = InitiativeFactory()
    client.force_login(made.author)
    return made


@pytest.fixture
def town():
    return RegionFactory(box=(76.9, 43.2, 77.0, 43.3))


@pytest.fixture
def person(client):
    person = UserFactory(confirmed=True)
    client.force_login(person)
    return person


@pytest.fixture
def gathering():
    """An initiative that chooses its team in a region around Almaty."""
    region = RegionFactory(box=(76, 43, 78, 44))
    return InitiativeFactory(
        at_stage=Stage.TEAM_SELECTION, region=region, location=point(76.95, 43.25)
    )


@pytest.fixture
def office():
    return OfficeFactory(region=RegionFactory(under=RegionFactory()))


@pytest.fixture
def official(client, office):
    official = OfficialFactory(at=office)
    client.force_login(official)
    return official


@pytest.fixture(scope="module")
def kept_world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two territories, built once for a module: what its tests do is taken back after each."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("MEDIA_ROOT", "PRIVATE_ROOT")}
    kept_there, in_kazakh = override_settings(**folders), translation.override("kk")
    with django_db_blocker.unblock(), kept_there, transaction.atomic():
        with in_kazakh:
            built = world.build()
        yield built, folders
        transaction.set_rollback(True)


@pytest.fixture
def world_of_two(kept_world, db, settings):
    built, folders = kept_world
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = folders.values()
    return built
