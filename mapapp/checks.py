"""Checks that fail at start with an id and a hint, instead of at night with a trace."""

from importlib.util import find_spec

from django.core.checks import Error, register


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
