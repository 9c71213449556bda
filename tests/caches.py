"""The shared cache as tests see it: each worker its own keys, and only those are ever cleared.

Django clears a Redis cache by emptying the whole database, which would take the keys of a test
running beside this one, and the queue of a product running beside all of them.
"""

from django.core.cache.backends.redis import RedisCache


class OwnKeys(RedisCache):
    """Clears what carries its prefix."""

    def clear(self):
        client = self._cache.get_client(None, write=True)
        keys = list(client.scan_iter(match=f"{self.key_prefix}:*", count=1000))
        return bool(keys and client.delete(*keys))
