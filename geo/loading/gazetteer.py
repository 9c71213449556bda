"""Names of places with coordinates: our tables and GeoNames dumps.

A place with a KATO code belongs to the unit its code says (district lines are coarse, codes are
not); any other to the smallest region its point lies in. The same place from two sources stays
one row, and official names are not overwritten by a dump.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from geo.forms import clean_lon_lat
from geo.loading.codes import above, is_code
from geo.loading.report import Report, one_load, progress
from geo.loading.tables import too_long
from geo.models import COUNTRY_KATO, PlaceName, Region

Row = dict[str, str]
FACTS = (
    "kato", "geonameid", "kind", "name_kk", "name_ru", "name_en",
    "other_names", "point", "region_id", "population",
)  # fmt: skip
COMPUTED = {"point", "region_id"}
READ = frozenset(FACTS) - COMPUTED | {"lon", "lat"}  # the columns of a table that mean something
BATCH = 2000


@dataclass
class Known:
    """What is loaded already, by its codes."""

    units: dict[str, int] = field(
        default_factory=lambda: dict(Region.objects.values_list("kato", "pk"))
    )
    places: list[PlaceName] = field(default_factory=lambda: list(PlaceName.objects.all()))

    def __post_init__(self) -> None:
        self.by_kato = {p.kato: p for p in self.places if p.kato}
        self.by_geonameid = {p.geonameid: p for p in self.places if p.geonameid}

    def place(self, kato: str | None, geonameid: int | None) -> PlaceName | None:
        """The row of the same place, by either code."""
        return self.by_kato.get(kato or "") or self.by_geonameid.get(geonameid or 0)

    def is_of_another(self, kato: str, geonameid: int | None) -> bool:
        """Whether the GeoNames number stands for a place with another code."""
        place = self.by_geonameid.get(geonameid or 0)
        return bool(kato and place and place.kato and place.kato != kato)


@one_load
def load_gazetteer(rows: Iterable[Row]) -> Report:
    """Rows of `name_kk`, `lon`, `lat` and any of kato, geonameid, kind, names, population."""
    report, known = Report("gazetteer"), Known()
    new, changed, seen = [], [], set()
    for row in progress(rows, "gazetteer"):
        label = row.get("kato") or row.get("geonameid") or row.get("name_kk") or "(empty)"
        try:
            facts = _facts(row, known)
        except ValueError as trouble:
            report.refuse(label, str(trouble))
            continue
        key = facts["kato"] or facts["geonameid"]
        if key in seen:
            report.refuse(label, "the code stands twice")
            continue
        seen.add(key)
        place = known.place(facts["kato"], facts["geonameid"])
        if place is None:
            new.append(PlaceName(**facts))
        elif _rewritten(place, _said(facts, row, place)):
            changed.append(place)
        else:
            report.count("the same")
    PlaceName.objects.bulk_create(new, batch_size=BATCH)
    PlaceName.objects.bulk_update(changed, FACTS, batch_size=BATCH)
    report.count("new", len(new))
    report.count("changed", len(changed))
    return report


def _said(facts: dict[str, Any], row: Row, place: PlaceName) -> dict[str, Any]:
    """What the row may change: only what it says; a dump knows less than the official table."""
    if place.kato and not facts["kato"]:
        return {"population": facts["population"]} if facts["population"] else {}
    return {name: value for name, value in facts.items() if name in row or name in COMPUTED}


def _rewritten(place: PlaceName, facts: dict[str, Any]) -> bool:
    """Bring a row to these facts; says whether anything changed."""
    before = {name: getattr(place, name) for name in facts}
    for name, value in facts.items():
        setattr(place, name, value)
    return before != facts


def _facts(row: Row, known: Known) -> dict[str, Any]:
    """The fields of one place, or a ValueError that says why it is refused."""
    kato, name = (row.get("kato") or "").strip(), (row.get("name_kk") or "").strip()
    _check_codes(kato, _number(row.get("geonameid")), known)
    if not name:
        raise ValueError("no name")
    if why := too_long(name, row.get("name_ru") or "", row.get("name_en") or ""):
        raise ValueError(why)
    try:
        spot = clean_lon_lat(row.get("lon", ""), row.get("lat", ""))
    except ValidationError as trouble:
        raise ValueError((trouble.code or "").replace("_", " ")) from None
    region = _unit(kato, known) or _covering(spot)
    if region is None:
        raise ValueError("in no region that is loaded")
    return {
        "kato": kato or None,
        "geonameid": _number(row.get("geonameid")),
        "kind": (row.get("kind") or "settlement")[:20],
        "name_kk": name,
        "name_ru": (row.get("name_ru") or "").strip(),
        "name_en": (row.get("name_en") or "").strip(),
        "other_names": (row.get("other_names") or "").strip()[:400],
        "point": spot,
        "region_id": region,
        "population": _number(row.get("population")),
    }


def _check_codes(kato: str, geonameid: int | None, known: Known) -> None:
    """A place must be known by a code, and by one place only."""
    if kato and not is_code(kato):
        raise ValueError("not a code of nine digits")
    if not kato and not geonameid:
        raise ValueError("neither a KATO code nor a GeoNames number")
    if known.is_of_another(kato, geonameid):
        raise ValueError("its GeoNames number belongs to another code")


def _unit(kato: str, known: Known) -> int | None:
    """The nearest loaded unit by the code, never the country itself."""
    codes = [kato, *above(kato)] if kato else []
    return next((known.units[c] for c in codes if c in known.units and c != COUNTRY_KATO), None)


def _covering(spot: Any) -> int | None:  # noqa: ANN401 - a GEOS point
    """The smallest region at the point."""
    region = Region.objects.smallest_covering(spot)
    return region.pk if region else None


def _number(text: str | None) -> int | None:
    """A positive whole number, or nothing."""
    digits = (text or "").strip()
    return int(digits) or None if digits.isdecimal() else None
