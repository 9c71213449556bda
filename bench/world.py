"""A database of its own for a measurement: made with our migrations, dropped at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def own_database(*, keep: bool = False) -> Iterator[None]:
    """Work in `<name>_bench` and leave nothing behind, unless it is kept for another look."""
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"{before}_bench"
    options = connection.settings_dict["OPTIONS"]
    spared = options.pop("options", None)  # loading takes longer than a page may
    connection.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=keep, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0, keepdb=keep)
        if spared:
            options["options"] = spared
