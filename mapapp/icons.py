"""The icons that are drawn: the names listed beside the sprite."""

from functools import cache

from django.conf import settings

LIST = settings.BASE_DIR / "static" / "icons" / "icons.txt"


@cache
def icon_names() -> tuple[str, ...]:
    """Every name a template or a row of data may give, in alphabetical order."""
    return tuple(sorted(LIST.read_text(encoding="utf-8").split()))
