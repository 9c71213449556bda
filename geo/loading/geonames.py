"""A GeoNames dump (`KZ.txt`) as rows of the gazetteer.

Its alternate names carry no language: a Cyrillic one with Kazakh letters is taken as Kazakh, one
without as Russian.
"""

from collections.abc import Iterable, Iterator

COLUMNS = [
    *("geonameid", "name", "asciiname", "alternatenames", "lat", "lon", "class", "code"),
    *("country", "cc2", "admin1", "admin2", "admin3", "admin4", "population"),
]
KAZAKH_LETTERS = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")


def settlements(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """The settlements of Kazakhstan in the dump."""
    for line in lines:
        row = dict(zip(COLUMNS, line.rstrip("\n").split("\t"), strict=False))
        if row.get("class") == "P" and row.get("country") == "KZ":
            yield row | _names(row)


def _names(row: dict[str, str]) -> dict[str, str]:
    """The three names, as well as they can be told apart."""
    cyrillic = [name for name in row["alternatenames"].split(",") if _is_cyrillic(name)]
    kazakh = next((name for name in cyrillic if KAZAKH_LETTERS & set(name)), "")
    russian = next((name for name in cyrillic if not KAZAKH_LETTERS & set(name)), "")
    return {
        "name_kk": kazakh or russian or row["name"],
        "name_ru": russian,
        "name_en": row["asciiname"] or row["name"],
    }


def _is_cyrillic(name: str) -> bool:
    """Whether it is written in Cyrillic letters throughout."""
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all("\u0400" <= letter <= "\u04ff" for letter in letters)
