import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache


@pytest.fixture
def beside():
    """The cache of a product that runs beside the tests."""
    shared = settings.CACHES["default"]
    cache = RedisCache(shared["LOCATION"], {"KEY_PREFIX": "asar-beside"})
    cache.set("queue", "waiting")
    yield cache
    cache.delete("queue")


def test_clearing_the_cache_of_a_test_leaves_everybody_elses_alone(beside, clean_cache):
    clean_cache.set("limit", 3)

    clean_cache.clear()

    assert clean_cache.get("limit") is None
    assert beside.get("queue") == "waiting"


def test_each_worker_of_the_tests_has_keys_of_its_own():
    assert caches["default"].key_prefix.startswith("asar-test-")
