"""KATO codes: nine digits, two for the region, two for the district, two, then three."""

import re

from geo.models import COUNTRY_KATO, Level

NINE_DIGITS = re.compile(r"[0-9]{9}")
WIDTHS = {Level.REGION: 2, Level.DISTRICT: 4, Level.RURAL_DISTRICT: 6, Level.SETTLEMENT: 9}


def is_code(text: str) -> bool:
    """Whether it is a code of a unit below the country."""
    return bool(NINE_DIGITS.fullmatch(text)) and text != COUNTRY_KATO


def level_of(code: str) -> Level:
    """The level by the code's zeros; a city's own district has the code of a rural one."""
    width = len(code.rstrip("0"))
    return next(level for level, digits in WIDTHS.items() if width <= digits)


def above(code: str) -> list[str]:
    """The codes that may hold it, the nearest first, the country last."""
    heads = [code[:width].ljust(9, "0") for width in (6, 4, 2)]
    return [*(head for head in dict.fromkeys(heads) if head != code), COUNTRY_KATO]
