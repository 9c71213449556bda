"""What every test may rely on."""

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.utils import translation

COUNTED = {"django_assert_num_queries", "django_assert_max_num_queries"}


@pytest.fixture(autouse=True)
def own_folders(tmp_path, settings):
    """Photos, mails and text messages of a test go where no other test looks."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.SMS_FILE = tmp_path / "sms.jsonl"


@pytest.fixture(autouse=True)
def first_language():
    """No language that an earlier test read in is still being read."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def known_kinds(request):
    """What is asked once in a process is asked before a test counts its questions."""
    if COUNTED.intersection(request.fixturenames):
        request.getfixturevalue("db")
        ContentType.objects.get_for_models(*apps.get_models())


@pytest.fixture
def clean_cache():
    """No limit of an earlier test counts."""
    cache.clear()
    yield cache
    cache.clear()


def pytest_collection_modifyitems(items):
    """Tests that read the fuller boundaries are skipped by name where those are absent."""
    if settings.GEODATA_DIR.exists():
        return
    absent = pytest.mark.skip(reason="GEODATA_DIR is absent: needs the fuller boundaries")
    for item in items:
        if item.get_closest_marker("geodata"):
            item.add_marker(absent)
